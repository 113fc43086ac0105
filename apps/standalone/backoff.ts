const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** Whoever ran this long was well, and starts again at once the next time. */
const WELL_AFTER_MS = 60_000;

/** How long to wait before a process that keeps dying is started again: doubles, up to 30 s. */
export class Backoff {
  private failures = 0;

  /** @param ranMs how long the process lived this time */
  nextMs(ranMs: number): number {
    this.failures = ranMs >= WELL_AFTER_MS ? 1 : this.failures + 1;
    return Math.min(FIRST_MS * 2 ** (this.failures - 1), LONGEST_MS);
  }
}
