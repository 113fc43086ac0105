import type { Outline } from '../outline/outline';

/** What a person has watched of one class version. Spans and positions are media milliseconds. */
export interface ClassProgress {
  /** Sorted, apart from each other. */
  watched: [startMs: number, endMs: number][];
  watchedMs: number;
  /** 0 to 1. */
  progress: number;
  /** Null: from the start. */
  resumeMs: number | null;
  /** Chapter id → 0 to 1. */
  chapters: Map<string, number>;
  /** The newest other version of the class that was finished: it counts. Null: none. */
  finishedVersion: number | null;
}

/**
 * Tells how far a person is; the learning context implements it. Where nobody does, everything is
 * unwatched.
 */
export interface ProgressReader {
  /** Version id → progress; versions that were never watched may be left out. */
  read(
    personId: string,
    outlines: readonly Pick<Outline, 'versionId' | 'durationMs' | 'chapters'>[],
  ): Promise<Map<string, ClassProgress>>;

  /** Version id → how many people of practices have played some of it; none may be left out. */
  watchers(versionIds: readonly string[]): Promise<Map<string, number>>;
}

export const PROGRESS_READER = Symbol('progress-reader');
