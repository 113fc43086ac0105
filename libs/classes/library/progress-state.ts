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
