const NUMBER_BYTES = 4;

/** What was recorded and is not known to be safe: numbered, in order, sent again after a return. */
export class ChunkQueue {
  private waiting: Uint8Array<ArrayBuffer>[] = [];
  private first = 0;
  private sent = 0;

  /** How many there have been. */
  get count(): number {
    return this.first + this.waiting.length;
  }

  get unsafe(): number {
    return this.waiting.length;
  }

  add(bytes: ArrayBuffer): void {
    this.waiting.push(new Uint8Array(bytes));
  }

  /** The server has all before `next`. */
  acknowledge(next: number): void {
    const safe = Math.min(next - this.first, this.waiting.length);
    if (safe <= 0) return;
    this.waiting.splice(0, safe);
    this.first += safe;
    this.sent = Math.max(this.sent, this.first);
  }

  /** After a return: what is not safe goes again. */
  rewind(): void {
    this.sent = this.first;
  }

  /** The next messages to send, with their numbers. */
  *unsent(): Generator<Uint8Array<ArrayBuffer>> {
    while (this.sent < this.count) {
      const chunk = this.waiting[this.sent - this.first];
      if (!chunk) return;
      const message = new Uint8Array(NUMBER_BYTES + chunk.length);
      new DataView(message.buffer).setUint32(0, this.sent);
      message.set(chunk, NUMBER_BYTES);
      this.sent += 1;
      yield message;
    }
  }
}
