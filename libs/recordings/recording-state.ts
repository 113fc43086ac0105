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

/** `broadcast`: what went out live, playable before anything is made of it. */
export const RECORDING_SOURCES = ['upload', 'broadcast'] as const;
export type RecordingSource = (typeof RECORDING_SOURCES)[number];

export const WORK_STATES = ['pending', 'running', 'ready', 'failed'] as const;
/** Of a rendition, the poster, the thumbnails or the sound's shape: `ready` and `failed` are ends. */
export type WorkState = (typeof WORK_STATES)[number];

/** What a rendition is busy with; each chunk of it is verified and published as it is made. */
export type RenditionStep = 'waiting' | 'transcode' | 'done';

/**
 * `copy` is the best quality where the source's own pictures are played; `audio` what is heard,
 * `loudness` the same as loud as all classes; `sound` its shape, for the editor.
 */
export type ArtifactKind =
  'poster' | 'thumbnails' | 'sound' | 'audio' | 'loudness' | 'copy' | 'slides';

/**
 * What the states of its renditions and of its sound make of a recording that was planned. A missing
 * quality, or missing sound, degrades it; it fails only when there is no quality.
 * @param audio left out: there is none to be made
 */
export function settledState(
  renditions: readonly { state: WorkState }[],
  audio: WorkState = 'ready',
): 'processing' | 'ready' | 'degraded' | 'failed' {
  const isUnderWay = (state: WorkState): boolean => state === 'pending' || state === 'running';
  if (renditions.some(({ state }) => isUnderWay(state)) || isUnderWay(audio)) return 'processing';
  const ready = renditions.filter(({ state }) => state === 'ready').length;
  if (ready === 0) return 'failed';
  return ready === renditions.length && audio === 'ready' ? 'ready' : 'degraded';
}
