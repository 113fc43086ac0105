import type { LiveFragment } from '@rounds/media';
import type { BroadcastFeed } from '../broadcast-feed.entity';
import { wentOutMs, type Take } from '../take';
import type { BroadcastStore } from './broadcast-store';
import { Entrance } from './entrance';
import { FeedEncoder, type FeedOutput } from './feed-encoder';
import { SmallRendition, type SmallParts } from './small/small-rendition';
import type { Spool } from './spool';
import { TakeWriter, type TakeTarget } from './take-writer';

/** The playlist from the start grows with the hours: it is written less often. */
const DVR_EVERY_MS = 4000;

export interface LiveListener {
  /** A segment has gone out, and viewers may come in. */
  wentOut(): Promise<void>;
  /** A feed is over: all of it has gone out, or it cannot. */
  feedOver(feed: BroadcastFeed, failure: unknown): Promise<void>;
  warn(message: string): void;
}

interface ActiveFeed {
  feed: BroadcastFeed;
  spool: Spool;
  encoder: FeedEncoder;
  over: Promise<void>;
}

/** One broadcast in the hands of this process: one feed after the other becomes its takes. */
export class LiveBroadcast implements FeedOutput, TakeTarget {
  private active: ActiveFeed | null = null;
  private dvrAtMs = 0;
  lastGrownAt = new Date();

  private readonly small: SmallRendition;
  private readonly entrance: Entrance;

  constructor(
    readonly store: BroadcastStore,
    readonly takes: Take[],
    places: SmallParts['places'],
    private readonly listener: LiveListener,
  ) {
    const warn = (message: string): void => listener.warn(message);
    const grown = (): void => this.entrance.smallGrown();
    this.small = new SmallRendition({ store, takes, places, grown, warn });
    const open = (): Promise<void> => listener.wentOut();
    const isOpen = takes.some(({ segments }) => segments.length > 0);
    this.entrance = new Entrance({ store, takes, small: this.small, open, warn }, isOpen);
  }

  get feed(): BroadcastFeed | null {
    return this.active?.feed ?? null;
  }

  get spool(): Spool | null {
    return this.active?.spool ?? null;
  }

  /** Nothing else may be active. */
  begin(feed: BroadcastFeed, spool: Spool): void {
    const encoder = new FeedEncoder(feed, spool, this, (text) => this.listener.warn(text));
    const over = encoder
      .encode()
      .then(
        () => null,
        (error: unknown) => error,
      )
      .then(async (failure) => {
        if (this.active?.feed.id === feed.id) this.active = null;
        await this.small.finish();
        await spool.close();
        if (!this.isStopping) await this.entrance.feedOver();
        await this.publishDvr();
        if (!this.isStopping) await this.listener.feedOver(feed, failure);
      })
      .catch((error: unknown) => this.listener.warn(String(error)));
    this.active = { feed, spool, encoder, over };
    this.small.follow({ feed, spool, index: encoder.index });
  }

  /** Resolves when all that was sent has gone out. */
  async finishFeed(): Promise<void> {
    this.active?.encoder.finish();
    await this.active?.over;
  }

  /** Nothing more comes. Who comes in from now on is told of the first rendition alone. */
  async end(): Promise<void> {
    await this.finishFeed();
    await this.small.end();
    await this.entrance.publish();
  }

  private isStopping = false;

  /** Leaves everything as it is, for the process that comes after this one. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.entrance.close();
    this.small.stop();
    this.active?.encoder.stop();
    await this.active?.over;
  }

  wentOutMs(feedId: string): number {
    return wentOutMs(this.takes, feedId);
  }

  take(feed: BroadcastFeed, fromMs: number): TakeWriter {
    return new TakeWriter(this, feed, fromMs);
  }

  async grown(fragment: LiveFragment): Promise<void> {
    this.lastGrownAt = new Date();
    await this.store.publishLive(this.takes, false);
    // Who watches at the edge does not wait for the long one.
    if (Date.now() - this.dvrAtMs >= DVR_EVERY_MS) void this.publishDvr();
    this.small.grew();
    await this.entrance.grown(fragment);
  }

  private dvrWork: Promise<void> = Promise.resolve();

  /** One after the other; what could not be written is written the next time. */
  private publishDvr(): Promise<void> {
    this.dvrAtMs = Date.now();
    this.dvrWork = this.dvrWork
      .then(() => (this.takes.length > 0 ? this.store.publishDvr(this.takes, false) : undefined))
      .catch((error: unknown) => this.listener.warn(`dvr: ${String(error)}`));
    return this.dvrWork;
  }
}
