import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AUDIO_FOLDER,
  makeAudio,
  makeChunk,
  mediaPlaylist,
  planAudio,
  planChunks,
  planRenditions,
  RENDITION_INIT,
  RENDITION_PLAYLIST,
  SEGMENT_MS,
  type MediaInfo,
  type RenditionPlan,
  type SegmentRun,
} from '@rounds/media';

export interface MadeLadder {
  plans: RenditionPlan[];
  /** Name of the quality → what each chunk made of it, in order. */
  runs: Map<string, SegmentRun[]>;
  audio: SegmentRun | null;
}

export const segmentName = (index: number): string => `seg_${String(index).padStart(5, '0')}.m4s`;

/**
 * The whole way of a file without a queue: every chunk after the other, then the sound, then the
 * playlists. NAME/index.m3u8 in `dir` plays each quality, audio/index.m3u8 the sound.
 */
export async function makeLadder(
  source: string,
  info: MediaInfo,
  dir: string,
  plans: RenditionPlan[] = planRenditions(info),
): Promise<MadeLadder> {
  const [best] = plans;
  if (!best) throw new Error('no plan');
  const runs = new Map<string, SegmentRun[]>(plans.map(({ name }) => [name, []]));
  for (const chunk of planChunks(info, best.fps)) {
    const made = await makeChunk({ source, info, plans, chunk, outputDir: dir });
    for (const [name, run] of made) runs.get(name)?.push(run);
  }
  await mkdir(dir, { recursive: true });
  for (const [name, made] of runs) await writePlaylist(join(dir, name), made);
  const plan = planAudio(info);
  const outputDir = join(dir, AUDIO_FOLDER);
  const audio = plan && (await makeAudio({ source, info, plan, outputDir }));
  return { plans, runs, audio };
}

/** Lists what a quality's chunks have made. */
export async function writePlaylist(folder: string, runs: readonly SegmentRun[]): Promise<void> {
  const segments = runs
    .flatMap((run) => run.segments)
    .map((segment, index) => ({ ...segment, uri: segmentName(index) }));
  const text = mediaPlaylist({ init: RENDITION_INIT, segments, ended: true }, SEGMENT_MS);
  await writeFile(join(folder, RENDITION_PLAYLIST), text);
}
