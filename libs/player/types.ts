import type { MessageKey } from './messages/translate';

/** A titled span `[startMs, endMs)` of the class, in media milliseconds. */
export interface PlayerChapter {
  id: string;
  title: string;
  startMs: number;
  endMs: number;
  /** Part of the chapter that the person has really played, 0 to 1. */
  watchedFraction?: number;
}

/** A played or watched span `[startMs, endMs)` in media milliseconds. */
export type MediaSpan = readonly [startMs: number, endMs: number];

/** What plays after this class. */
export interface UpNext {
  title: string;
  /** A second line, such as the speaker or the topic. */
  detail?: string;
  poster?: string;
}

/** Texts come through this function; parameters are named, as in `{seconds}`. */
export type Translate = (key: MessageKey, params?: Record<string, string | number>) => string;

/** The language of the labels that media-chrome draws itself. */
export type PlayerLocale = 'en' | 'es';
