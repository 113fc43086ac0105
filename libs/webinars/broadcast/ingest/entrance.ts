import type { LiveFragment } from '@rounds/media';
import { LIVE_PLAYLISTS } from '@rounds/recordings';
import { liveMaster, toldRates, type LiveVariant } from '../live-master';
import { bitRates } from '../live-playlists';
import type { Take } from '../take';
import type { BroadcastStore } from './broadcast-store';
import type { SmallRendition } from './small/small-rendition';

/** Those who wait for the beginning wait so long for the small rendition, too, so that they get both. */
const WAITS_FOR_SMALL_MS = 3000;

export interface EntranceParts {
  store: BroadcastStore;
  takes: readonly Take[];
  small: SmallRendition;
  /** Viewers may come in, or may still. */
  open(): Promise<void>;
  warn(message: string): void;
}

/** How viewers come in: by the playlist that names the renditions, and the word that it is live. */
export class Entrance {
  private frameRate = 0;
  private written = '';
  private timer: NodeJS.Timeout | undefined;
  private opening: Promise<void> | null = null;

  /** @param isOpen whether viewers have come in before */
  constructor(
    private readonly parts: EntranceParts,
    private isOpen: boolean,
  ) {}

  /** The first rendition has one more segment. */
  async grown({ pictures, startMs, endMs }: LiveFragment): Promise<void> {
    const rate = Math.round((pictures * 1000) / Math.max(1, endMs - startMs));
    this.frameRate = Math.max(this.frameRate, rate);
    if (this.isOpen || !this.parts.small.isComing) return this.open();
    this.timer ??= setTimeout(() => this.soon(this.open()), WAITS_FOR_SMALL_MS);
  }

  /** The small rendition has one more segment. It never waits for what follows. */
  smallGrown(): void {
    this.soon(this.isOpen ? this.publish() : this.open());
  }

  /** Nothing more comes of this feed: what there is can be seen. */
  async feedOver(): Promise<void> {
    if (!this.isOpen && this.first()) await this.open();
  }

  close(): void {
    clearTimeout(this.timer);
  }

  /** Tells which renditions there are. */
  async publish(): Promise<void> {
    const first = this.first();
    if (!first) return;
    const small = this.parts.small.variant(first.frameRate);
    const text = liveMaster([first, ...(small ? [small] : [])]);
    if (text === this.written) return;
    await this.parts.store.publishMaster(text);
    this.written = text;
  }

  /** Safe to repeat. */
  private open(): Promise<void> {
    this.opening ??= this.openNow().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  /** The next segment tries again. */
  private soon(work: Promise<void>): void {
    work.catch((error: unknown) => this.parts.warn(String(error)));
  }

  private async openNow(): Promise<void> {
    await this.publish();
    await this.parts.open();
    this.isOpen = true;
    this.close();
  }

  private first(): LiveVariant | null {
    const { takes } = this.parts;
    const shown = takes.findLast(({ segments }) => segments.length > 0);
    if (!shown) return null;
    const { width, height, codecs } = shown;
    const rates = toldRates(bitRates(takes.flatMap(({ segments }) => segments)));
    const frameRate = this.frameRate || null;
    return { width, height, codecs, ...rates, frameRate, uri: LIVE_PLAYLISTS.live };
  }
}
