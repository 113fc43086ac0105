import type { RunLimits } from './media-limits';

/** What every call that starts a child process takes. */
export interface RunOptions {
  /** Ends the children and rejects with `ffmpeg-aborted`. */
  signal?: AbortSignal;
  /** Overrides of the defaults of that call. */
  limits?: Partial<RunLimits>;
  /** Decoder and encoder threads; ffmpeg's own choice when left out. */
  threads?: number;
}
