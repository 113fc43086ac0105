/**
 * A clock as black and white blocks in the corner of a picture: 32 bits of milliseconds and eight of
 * a checksum. Pages of the bench get it as text, so that it refers to nothing outside.
 */
export class BurntClock {
  static readonly COLUMNS = 8;
  static readonly ROWS = 5;
  private static readonly TIME_BITS = 32;
  private static readonly PERIOD_MS = 2 ** 32;

  /** White is true, row by row. @param ms epoch milliseconds */
  static blocks(ms: number): boolean[] {
    const low = ms % this.PERIOD_MS;
    const bits = Array.from({ length: this.TIME_BITS }, (_, bit) => ((low >>> bit) & 1) === 1);
    return [...bits, ...this.checksum(bits)];
  }

  /** The time that was burnt in, the latest that is not after `nowMs`; null when it cannot be read. */
  static time(blocks: readonly boolean[], nowMs: number): number | null {
    const bits = blocks.slice(0, this.TIME_BITS);
    const right = this.checksum(bits);
    if (blocks.length !== this.TIME_BITS + right.length) return null;
    if (right.some((bit, at) => bit !== blocks[this.TIME_BITS + at])) return null;
    const low = bits.reduce((sum, bit, at) => sum + (bit ? 2 ** at : 0), 0);
    const now = Math.floor(nowMs);
    return now - ((((now - low) % this.PERIOD_MS) + this.PERIOD_MS) % this.PERIOD_MS);
  }

  /** CRC-8. It begins with ones: a black picture is no time. */
  private static checksum(bits: readonly boolean[]): boolean[] {
    let crc = 0xff;
    for (const bit of bits) {
      const carries = ((crc >>> 7) & 1) !== (bit ? 1 : 0);
      crc = ((crc << 1) & 0xff) ^ (carries ? 0x07 : 0);
    }
    return Array.from({ length: 8 }, (_, bit) => ((crc >>> bit) & 1) === 1);
  }
}
