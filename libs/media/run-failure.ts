import { MediaError } from './media-error';

/** Why a guarded run was ended by us rather than by itself. */
export type EndedBy = 'abort' | 'timeout' | 'disk' | null;

/** How a shell reports SIGXCPU and SIGXFSZ: 128 + the signal's number. */
const CPU_LIMIT_EXIT = 152;
const FILE_LIMIT_EXIT = 153;

/** ffmpeg's words when SIGXCPU (24) reached it, once or until it gave up finishing. */
const CPU_LIMIT_WORDS = /received signal 24\b|Received > \d+ system signals, hard exiting/;

/**
 * @param exitCode of the guard, null when a signal ended it
 * @param detail the tail of the program's stderr
 */
export function runFailure(endedBy: EndedBy, exitCode: number | null, detail: string): MediaError {
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
  if (exitCode === CPU_LIMIT_EXIT || CPU_LIMIT_WORDS.test(detail)) {
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
