import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

const LENGTH_BYTES = 4;

/**
 * What a presenter has sent, on this machine's disk before it is acknowledged. The bytes follow each
 * other in one file; a second one holds the length of every chunk and tells, after a crash, what was
 * acknowledged.
 */
export class Spool {
  private waiting: (() => void)[] = [];

  private constructor(
    private readonly media: FileHandle,
    private readonly lengths: FileHandle,
    private chunkCount: number,
    private byteCount: number,
  ) {}

  /** Opens what is there, or begins anew. @param folder of this feed alone */
  static async open(folder: string): Promise<Spool> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const media = await open(join(folder, 'media'), 'a+', 0o600);
    const lengths = await open(join(folder, 'lengths'), 'a+', 0o600);
    const known = await lengths.readFile();
    const chunks = Math.floor(known.length / LENGTH_BYTES);
    let bytes = 0;
    for (let at = 0; at < chunks; at++) bytes += known.readUInt32BE(at * LENGTH_BYTES);
    // What was being written when the process died was not acknowledged: it comes again.
    await lengths.truncate(chunks * LENGTH_BYTES);
    await media.truncate(bytes);
    return new Spool(media, lengths, chunks, bytes);
  }

  static async remove(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
  }

  /** The number that the next chunk has to have. */
  get next(): number {
    return this.chunkCount;
  }

  get bytes(): number {
    return this.byteCount;
  }

  /** Durable when it resolves. Calls must follow each other. */
  async append(chunk: Buffer): Promise<void> {
    await this.media.appendFile(chunk);
    await this.media.datasync();
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(chunk.length);
    await this.lengths.appendFile(length);
    await this.lengths.datasync();
    this.chunkCount += 1;
    this.byteCount += chunk.length;
    this.wake();
  }

  /** Up to `most` bytes from `offset`; none at the end of what has come. */
  async read(offset: number, most: number): Promise<Buffer> {
    const length = Math.min(most, this.byteCount - offset);
    if (length <= 0) return Buffer.alloc(0);
    const { buffer, bytesRead } = await this.media.read(Buffer.alloc(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  }

  /** Resolves when more has come, or when `wake` is called. */
  more(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  wake(): void {
    const { waiting } = this;
    this.waiting = [];
    waiting.forEach((resume) => resume());
  }

  async close(): Promise<void> {
    this.wake();
    await Promise.all([this.media.close(), this.lengths.close()]);
  }
}
