import type { ClassProgress } from './progress-reader';

/** How far a person is with a class or chapter. */
export const PROGRESS_STATES = ['not-begun', 'begun', 'finished'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** So much of a class or chapter, by the watch record, makes it finished: few play the last frame. */
export const FINISHED = 0.9;

/** @param progress 0 to 1: the part that was really watched */
export function progressState(progress: number): ProgressState {
  if (progress >= FINISHED) return 'finished';
  return progress > 0 ? 'begun' : 'not-begun';
}

/**
 * What counts of a class, or of one of its chapters, 0 to 1: what was finished stays finished, also
 * when its video is replaced.
 */
export function countedProgress(of: ClassProgress | undefined, chapterId?: string): number {
  if (!of) return 0;
  if (of.finishedVersion !== null) return 1;
  return chapterId === undefined ? of.progress : (of.chapters.get(chapterId) ?? 0);
}
