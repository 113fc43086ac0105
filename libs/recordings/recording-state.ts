/**
 * `uploading` → `uploaded` (waits for its probe) → `probing` → `processing` → `ready`, `degraded`
 * (a quality is missing) or `failed` (none could be made). `rejected`: the file was refused.
 */
export const RECORDING_STATES = [
  'uploading',
  'uploaded',
  'probing',
  'processing',
  'ready',
  'degraded',
  'failed',
  'rejected',
] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

export const WORK_STATES = ['pending', 'running', 'ready', 'failed'] as const;
/** Of a rendition, the poster, the thumbnails or the sound's shape: `ready` and `failed` are ends. */
export type WorkState = (typeof WORK_STATES)[number];

/** What a rendition is busy with. */
export type RenditionStep = 'waiting' | 'transcode' | 'verify' | 'publish' | 'done';

export type ArtifactKind = 'poster' | 'thumbnails' | 'sound';

/**
 * What the states of its renditions make of a recording that was planned. A missing quality
 * degrades it; it fails only when there is none.
 */
export function settledState(
  renditions: readonly { state: WorkState }[],
): 'processing' | 'ready' | 'degraded' | 'failed' {
  if (renditions.some(({ state }) => state === 'pending' || state === 'running')) {
    return 'processing';
  }
  const ready = renditions.filter(({ state }) => state === 'ready').length;
  if (ready === 0) return 'failed';
  return ready === renditions.length ? 'ready' : 'degraded';
}
