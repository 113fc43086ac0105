import type { RecordingChunk } from './recording-chunk.entity';

type Work = Pick<RecordingChunk, 'state' | 'segments' | 'percent' | 'updatedAt'>;

/**
 * Whole seconds until all of a recording is made, by the pace at which its last chunks were finished:
 * whatever else the workers do shows in it. Null while too little is done to tell.
 */
export function secondsLeft(chunks: readonly Work[]): number | null {
  const ended = chunks
    .filter(({ state }) => state === 'ready')
    .sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
  const [first, last] = [ended[0], ended.at(-1)];
  if (!first || !last || first === last) return null;
  const done = ended.slice(1).reduce((sum, { segments }) => sum + segments, 0);
  const tookMs = last.updatedAt.getTime() - first.updatedAt.getTime();
  if (tookMs <= 0) return null;
  const left = chunks
    .filter(({ state }) => state === 'pending' || state === 'running')
    .reduce((sum, { segments, percent }) => sum + segments * (1 - percent / 100), 0);
  return Math.ceil((left * tookMs) / done / 1000);
}
