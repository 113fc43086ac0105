/** A slide that is only just over is not the one to go back to. */
const JUST_BEGUN_MS = 1000;

/** Where the next slide comes. @returns null when there is none */
export const nextSlide = (changes: readonly number[], ms: number): number | null =>
  changes.find((change) => change > ms) ?? null;

/** Where this slide came or, when it has only just come, the one before. @returns null: at the first */
export const previousSlide = (changes: readonly number[], ms: number): number | null =>
  changes.findLast((change) => change < ms - JUST_BEGUN_MS) ?? null;
