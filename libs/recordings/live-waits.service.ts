import { Injectable } from '@nestjs/common';
import { lastSequence } from './live-sequence';
import { SharedFiles } from './shared-files.service';

const LOOK_EVERY_MS = 40;
/** Three segments: nobody presents at the moment, and the player is to ask again. */
const LONGEST_MS = 3000;

interface Waiting {
  sequence: number;
  dueAtMs: number;
  resolve(): void;
}

/**
 * Blocking reloads of live playlists (RFC 8216bis §6.2.5.2): a player that asks for a segment to come
 * is answered when it is there, and loses no time by asking too early or too late.
 */
@Injectable()
export class LiveWaits {
  private readonly waits = new Map<string, Waiting[]>();

  constructor(private readonly files: SharedFiles) {}

  /** Resolves when the playlist has that segment or its end, and after 3 s in any case. */
  async until(key: string, sequence: number): Promise<void> {
    if ((await this.last(key)) >= sequence) return;
    await new Promise<void>((resolve) => {
      const waiting = { sequence, dueAtMs: Date.now() + LONGEST_MS, resolve };
      const others = this.waits.get(key);
      if (others) return void others.push(waiting);
      this.waits.set(key, [waiting]);
      void this.watch(key);
    });
  }

  /** One look for all who wait for the same playlist. */
  private async watch(key: string): Promise<void> {
    for (let waits = this.waits.get(key); waits && waits.length > 0; waits = this.waits.get(key)) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const last = await this.last(key).catch(() => -1);
      const now = Date.now();
      const isOver = ({ sequence, dueAtMs }: Waiting): boolean =>
        sequence <= last || dueAtMs <= now;
      const all = this.waits.get(key) ?? [];
      this.waits.set(
        key,
        all.filter((one) => !isOver(one)),
      );
      all.filter(isOver).forEach(({ resolve }) => resolve());
    }
    this.waits.delete(key);
  }

  private async last(key: string): Promise<number> {
    const file = await this.files.read(key, LOOK_EVERY_MS);
    return file ? lastSequence(file.bytes.toString()) : Infinity;
  }
}
