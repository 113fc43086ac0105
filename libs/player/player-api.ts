import type { Ref } from 'vue';
import type { SendWatchBatch, WatchProgress } from './telemetry/types';
import type { MediaSpan, PlayerChapter, PlayerLocale, Translate, UpNext } from './types';

/**
 * Everything the player knows. Give the component a `:key` of the class version: a changed `src`
 * means the same media under a fresh token, and playback goes on where it was.
 */
export interface PlayerProps {
  /** URL of the multivariant playlist. */
  src: string;
  poster?: string;
  /** WebVTT file whose cues are `sprite.jpg#xywh=x,y,w,h`. */
  thumbnailsUrl?: string;
  /** In order, tiling the class. */
  chapters?: PlayerChapter[];
  /** What the person has already watched. */
  watched?: MediaSpan[];
  /** Where to begin; a position within the last second begins again at 0. */
  startAtMs?: number;
  autoplay?: boolean;
  upNext?: UpNext | null;
  /** Whether there is a class before and after this one (buttons and Shift+P, Shift+N). */
  hasPrevious?: boolean;
  hasNext?: boolean;
  theater?: boolean;
  /** Whether the page takes note of what is unclear (key U, event `unclear`). */
  takesUnclear?: boolean;
  /** Telemetry: without a sender nothing is recorded. */
  send?: SendWatchBatch;
  /** Names the stretch of watching; a random one by default. A reload may bring it back. */
  sessionId?: string;
  /** Texts; without it the player's own in `locale`. */
  t?: Translate;
  locale?: PlayerLocale;
}

export interface PlayerEmits {
  /** The chapter under the playhead, also once at the start. */
  chapterChange: [chapter: PlayerChapter | null];
  /** Position in media milliseconds, about four times a second. */
  timeUpdate: [ms: number];
  playing: [playing: boolean];
  ended: [];
  /** A batch was committed by the server. */
  progress: [progress: WatchProgress];
  /** The person chose the next class, or the countdown ended. */
  upNext: [];
  /** The token has expired (401 or 403): give a new `src`. At most once in 10 s. */
  requestSrc: [];
  previous: [];
  next: [];
  /** The person asked for theater mode to be on or off. */
  theater: [on: boolean];
  /** The person does not understand what is said at this position. */
  unclear: [ms: number];
}

export interface PlayerExposed {
  /** Moves the playhead, in media milliseconds. */
  seek: (ms: number) => void;
  /** Rejects when the browser demands a gesture first. */
  play: () => Promise<void>;
  pause: () => void;
  /** Position in media milliseconds; read-only. */
  currentMs: Readonly<Ref<number>>;
  /** The exact position this very moment, in media milliseconds. */
  nowMs: () => number;
}
