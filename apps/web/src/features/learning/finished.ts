/** So much of a class or chapter, by the watch record, makes it finished; the server says the same. */
export const FINISHED = 0.9;

/** Whether a class is finished, on the version that it shows or on another. */
export const isFinished = (of: { progress: number; finishedVersion: number | null }): boolean =>
  of.progress >= FINISHED || of.finishedVersion !== null;
