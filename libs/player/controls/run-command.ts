import { chapterJump } from '../store/chapters';
import { nextSpeed } from '../store/preferences';
import type { PlayerChapter } from '../types';
import type { Command } from './keymap';

/** One picture at 30 per second: a step is never less than a picture, rarely more than one. */
const FRAME_MS = 1000 / 30;

/** What commands act on; times are media milliseconds. */
export interface CommandTarget {
  readonly positionMs: number;
  readonly durationMs: number;
  readonly playing: boolean;
  readonly muted: boolean;
  readonly rate: number;
  readonly chapters: readonly PlayerChapter[];
  togglePlay(): void;
  seek(ms: number): void;
  setRate(rate: number): void;
  setMuted(muted: boolean): void;
  toggleFullscreen(): void;
  togglePictureInPicture(): void;
  toggleTheater(): void;
  openHelp(): void;
  /** Tells the page that this second is not understood. */
  markUnclear(): void;
  /** To the class after (1) or before (-1) this one. */
  leaveFor(direction: 1 | -1): void;
  /** Shows and announces what happened. */
  tell(happened: Happened): void;
}

export type Happened =
  | { what: 'moved'; ms: number }
  | { what: 'speed'; rate: number }
  | { what: 'muted'; muted: boolean };

/** Does what a key, a button or a gesture asks for. */
export function runCommand(command: Command, target: CommandTarget): void {
  const within = (ms: number) => Math.min(Math.max(0, ms), target.durationMs || Infinity);
  switch (command.do) {
    case 'toggle-play':
      return target.togglePlay();
    case 'seek-by':
      target.seek(within(target.positionMs + command.ms));
      return target.tell({ what: 'moved', ms: command.ms });
    case 'seek-to':
      return target.seek(within(target.durationMs * command.fraction));
    case 'chapter': {
      const ms = chapterJump(target.chapters, target.positionMs, command.direction);
      return ms === null ? undefined : target.seek(ms);
    }
    case 'speed': {
      const rate = nextSpeed(target.rate, command.direction);
      target.setRate(rate);
      return target.tell({ what: 'speed', rate });
    }
    case 'frame':
      if (target.playing) return;
      return target.seek(within(target.positionMs + command.direction * FRAME_MS));
    case 'mute': {
      const muted = !target.muted;
      target.setMuted(muted);
      return target.tell({ what: 'muted', muted });
    }
    case 'fullscreen':
      return target.toggleFullscreen();
    case 'picture-in-picture':
      return target.togglePictureInPicture();
    case 'theater':
      return target.toggleTheater();
    case 'help':
      return target.openHelp();
    case 'unclear':
      return target.markUnclear();
    case 'class':
      return target.leaveFor(command.direction);
  }
}
