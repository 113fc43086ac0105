import { Inject, Injectable } from '@nestjs/common';
import { STORAGE, type Storage, type StoredFile } from '@rounds/platform/storage';

export interface SharedFile {
  stored: StoredFile;
  bytes: Buffer;
}

const MOST_FILE_BYTES = 4 * 1024 ** 2;
/** Of all that is held at a time. */
const MOST_BYTES = 64 * 1024 ** 2;

/** Small files that hundreds ask for in the same moment are read once, and held for that moment. */
@Injectable()
export class SharedFiles {
  private readonly held = new Map<string, Promise<SharedFile | null>>();
  private bytes = 0;

  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  /**
   * @param heldMs for so long others are given what was read
   * @returns null when there is no such file, or one that is too large to be held
   */
  read(key: string, heldMs: number): Promise<SharedFile | null> {
    const known = this.held.get(key);
    if (known) return known;
    const read = this.load(key).then(
      (file) => this.hold(key, file, heldMs),
      (error: unknown) => {
        this.held.delete(key);
        throw error;
      },
    );
    this.held.set(key, read);
    return read;
  }

  private hold(key: string, file: SharedFile | null, heldMs: number): SharedFile | null {
    const bytes = file?.bytes.length ?? 0;
    if (bytes === 0 || this.bytes + bytes > MOST_BYTES) {
      this.held.delete(key);
      return file;
    }
    this.bytes += bytes;
    setTimeout(() => {
      this.bytes -= bytes;
      this.held.delete(key);
    }, heldMs).unref();
    return file;
  }

  private async load(key: string): Promise<SharedFile | null> {
    const stored = await this.storage.stat(key);
    if (!stored || stored.bytes > MOST_FILE_BYTES) return null;
    const parts: Buffer[] = [];
    for await (const part of await this.storage.read(key)) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    // A playlist may have been replaced after the first look.
    return { stored: { ...stored, bytes: bytes.length }, bytes };
  }
}
