/** Long enough to be steady, short enough to follow a network that changes. */
const WINDOW_MS = 8_000;
/** Without news for this long, an upload waits for the server. */
const STALLED_AFTER_MS = 4_000;

/** How fast an upload goes, from what was sent in the last seconds. */
export class SpeedMeter {
  private samples: { atMs: number; sent: number }[] = [];

  /** @param sent bytes since the beginning of the file */
  add(sent: number, atMs: number): void {
    this.samples.push({ atMs, sent });
    while (this.samples.length > 2 && atMs - (this.samples[0]?.atMs ?? atMs) > WINDOW_MS) {
      this.samples.shift();
    }
  }

  /** After a pause: what lay in between is not to be counted. */
  reset(): void {
    this.samples = [];
  }

  /** Null until there is enough to tell. */
  get bytesPerSecond(): number | null {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (!first || !last || last.atMs - first.atMs < 500) return null;
    return Math.max(0, (last.sent - first.sent) * 1000) / (last.atMs - first.atMs);
  }

  /** @returns milliseconds until `bytes` are sent at this speed; null when that cannot be told */
  remainingMs(bytes: number): number | null {
    const speed = this.bytesPerSecond;
    const sent = this.samples.at(-1)?.sent;
    return speed && sent !== undefined ? ((bytes - sent) / speed) * 1000 : null;
  }

  isStalled(nowMs: number): boolean {
    const last = this.samples.at(-1);
    return last !== undefined && nowMs - last.atMs > STALLED_AFTER_MS;
  }
}
