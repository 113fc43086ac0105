/** The words a demo class is made of. Media positions are integer milliseconds. */

/** A node of the workflow map: `practice:` or `billing:` and the key of the step or its overlay. */
export type TopicKey = `practice:${string}` | `billing:${string}`;

export type SpecialtyKey = 'chiropractic' | 'physical-therapy';

/** One spoken line. While it is spoken, its bullet (if any) enters the slide. */
export interface Line {
  say: string;
  show?: string;
}

/** A part of a figure: the lines from `at` through `until` (by default `at`) speak of it. */
export interface Part {
  cells: readonly string[];
  at: number;
  until?: number;
}

/** The drawing beside (or under) the bullets. `wide` figures take the whole width. */
export type Figure =
  | { kind: 'cover' }
  | { kind: 'steps'; parts: readonly Part[] }
  | { kind: 'table'; caption?: string; head: readonly string[]; parts: readonly Part[] }
  | { kind: 'blocks'; parts: readonly Part[] }
  | { kind: 'choice'; question: string; parts: readonly Part[] }
  | { kind: 'columns'; parts: readonly Part[] }
  | { kind: 'scale'; maxMinutes: number; parts: readonly Part[] }
  | { kind: 'bars'; caption: string; parts: readonly Part[] };

export interface Slide {
  title: string;
  figure: Figure;
  lines: readonly Line[];
  /** Set on the slide that opens a chapter; the slides after it belong to the same one. */
  chapter?: { title: string; topics: readonly TopicKey[] };
}

export interface DemoClass {
  slug: string;
  title: string;
  speaker: string;
  /** A voice of the speech program. */
  voice: 'slt' | 'rms';
  description: string;
  /** Empty: the class is for every specialty. */
  specialties: readonly SpecialtyKey[];
  /** Where its rules can be read. */
  sources: readonly string[];
  slides: readonly Slide[];
}

/** What is written beside each film as `media/<slug>.json`. Chapters tile `[0, durationMs)`. */
export interface DemoFilm {
  slug: string;
  durationMs: number;
  chapters: { title: string; startMs: number; endMs: number; topics: readonly string[] }[];
}
