import { MediaError } from './media-error';
import type { MediaLimits } from './media-limits';

/** What the limits are compared with; known before the expensive checks. */
export interface Measures {
  bytes: number;
  tracks: number;
  width: number;
  height: number;
  fps: number;
  durationMs: number;
}

/** Slack for rates that are measured, not declared. */
const RATE_SLACK = 1.01;

/** @throws MediaError for the first limit that is exceeded; numbers that are left out pass */
export function enforceLimits(measures: Partial<Measures>, limits: MediaLimits): void {
  const { bytes = 0, tracks = 0, width = 0, height = 0, fps = 0, durationMs = 0 } = measures;
  if (bytes > limits.maxBytes) {
    const most = (limits.maxBytes / 1024 ** 3).toFixed(1);
    throw new MediaError('media-too-large', `The file is larger than ${most} GB`);
  }
  if (tracks > limits.maxTracks) {
    throw new MediaError(
      'media-too-many-tracks',
      `The file has more than ${limits.maxTracks} tracks`,
    );
  }
  if (Math.max(width, height) > limits.maxPixelsPerSide) {
    const message = `The picture is more than ${limits.maxPixelsPerSide} pixels wide or high`;
    throw new MediaError('media-too-many-pixels', message);
  }
  if (fps > limits.maxFps * RATE_SLACK) {
    const message = `The file has more than ${limits.maxFps} pictures a second`;
    throw new MediaError('media-frame-rate-too-high', message);
  }
  if (durationMs > limits.maxDurationMs) {
    const hours = (limits.maxDurationMs / 3_600_000).toFixed(1);
    throw new MediaError('media-too-long', `The recording is longer than ${hours} hours`);
  }
}
