import { MediaError } from './media-error';

/** Why a guarded run was ended by us rather than by itself. */
export type EndedBy = 'abort' | 'timeout' | 'disk' | null;

/** How a shell reports SIGXCPU, SIGXFSZ and SIGKILL: 128 + the signal's number. */
const CPU_LIMIT_EXIT = 152;
const FILE_LIMIT_EXIT = 153;
const KILLED_EXIT = 137;

/** User and system seconds of the program, as the guard leaves them: `0m1.020000s 0m0.030000s`. */
function secondsUsed(detail: string): number {
  const last = [...detail.matchAll(/^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/gm)].at(-1);
  if (!last) return 0;
  const [, userMinutes, userSeconds, systemMinutes, systemSeconds] = last.map(Number);
  const minutes = (userMinutes ?? 0) + (systemMinutes ?? 0);
  return minutes * 60 + (userSeconds ?? 0) + (systemSeconds ?? 0);
}

/**
 * @param exitCode of the guard, null when a signal ended it
 * @param detail the tail of the program's stderr
 * @param cpuSeconds what it was allowed
 */
export function runFailure(
  endedBy: EndedBy,
  exitCode: number | null,
  detail: string,
  cpuSeconds = Infinity,
): MediaError {
  if (endedBy === 'abort')
    return new MediaError('ffmpeg-aborted', 'The work was cancelled', detail);
  if (endedBy === 'timeout') {
    return new MediaError('ffmpeg-timed-out', 'Working on the file took too long', detail);
  }
  if (
    endedBy === 'disk' ||
    exitCode === FILE_LIMIT_EXIT ||
    /File too large|No space left/.test(detail)
  ) {
    return new MediaError(
      'ffmpeg-disk-limit',
      'Working on the file took too much disk space',
      detail,
    );
  }
  const spent = exitCode === KILLED_EXIT && secondsUsed(detail) >= cpuSeconds * 0.9;
  if (exitCode === CPU_LIMIT_EXIT || spent) {
    return new MediaError(
      'ffmpeg-cpu-limit',
      'Working on the file took too much computing',
      detail,
    );
  }
  return new MediaError('ffmpeg-failed', `ffmpeg ended with code ${exitCode ?? 'none'}`, detail);
}

/** Keeps the last `max` characters of a stream of text. */
export class Tail {
  private kept = '';

  constructor(private readonly max = 4000) {}

  add(text: string): void {
    this.kept = (this.kept + text).slice(-this.max);
  }

  get text(): string {
    return this.kept;
  }
}
