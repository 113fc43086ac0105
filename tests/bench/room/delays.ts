/** Counts delays by the millisecond: there are millions of them. */
export class Delays {
  private readonly counts = new Map<number, number>();
  private total = 0;

  add(ms: number): void {
    const slot = Math.max(0, Math.ceil(ms));
    this.counts.set(slot, (this.counts.get(slot) ?? 0) + 1);
    this.total += 1;
  }

  /** The delay that this part of them does not exceed. @throws without any */
  percentile(part: number): number {
    let seen = 0;
    for (const [ms, count] of [...this.counts].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= part * this.total) return ms;
    }
    throw new Error('nothing was measured');
  }
}
