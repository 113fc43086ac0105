import { setTimeout as pause } from 'node:timers/promises';
import {
  aacCodecString,
  avcCodecString,
  shiftFragment,
  SMALL_BANDWIDTH,
  smallSize,
  type LiveFragment,
  type LiveInit,
  type PictureSize,
} from '@rounds/media';
import { LIVE_PLAYLISTS } from '@rounds/recordings';
import { toldRates, type LiveVariant } from '../../live-master';
import { bitRates, livePlaylist, placed, type Placed } from '../../live-playlists';
import type { Take } from '../../take';
import type { BroadcastStore } from '../broadcast-store';
import { SmallRun, type SmallSource } from './small-run';
import { MOST_BEHIND, onFeedClock, sameSegment, SmallSegments } from './small-segments';

/** A run that died goes back so far; what was before that stays missing. */
const CATCHES_UP = 3;
/** A run needs so long to begin on a machine that has much to do. */
const GRACE_MS = 8000;
const RETRY_MS = 500;
const MOST_RETRY_MS = 15_000;
/** What the end of a feed waits for its last small segment. */
const FINISH_MS = 800;
/** Among so many segments a fragment finds its own. */
const RECENT = 20;
const MOST_PENDING = 8;

export interface SmallParts {
  store: BroadcastStore;
  /** Of the first rendition, as they grow. */
  takes: readonly Take[];
  places: { take(): boolean; free(): void };
  /** It has one more segment. */
  grown(): void;
  warn(message: string): void;
}

/** What a run has begun with, and under which name its files lie. */
interface Begun {
  number: number;
  feedId: string;
  init: LiveInit;
  isStored: boolean;
}

/**
 * A smaller rendition beside the first, from the same spool, by an ffmpeg of its own. Its playlist has
 * the same segments, and tells of those that it lacks. It may die, lag or find no place: the first
 * neither waits for it nor hears of it.
 */
export class SmallRendition {
  private readonly segments = new SmallSegments();
  private source: SmallSource | null = null;
  private run: SmallRun | null = null;
  private going: Promise<void> | null = null;
  private over = new AbortController();
  private pending: { begun: Begun; fragment: LiveFragment }[] = [];
  private work: Promise<void> = Promise.resolve();
  private facts: (PictureSize & { codecs: string }) | null = null;
  private written = '';

  constructor(private readonly parts: SmallParts) {}

  /** Encodes this feed from the time on when the first rendition grows by it. */
  follow(source: SmallSource): void {
    this.source = source;
    this.over = new AbortController();
  }

  /** To be called for every segment of the first rendition. */
  grew(): void {
    if (this.source && !this.going) this.begin(this.source);
    const isLate = this.behind > MOST_BEHIND;
    const { run } = this;
    if (run && isLate && Date.now() - run.beganAtMs > GRACE_MS) run.kill();
    this.settle();
    if (this.segments.newest >= 0) this.do(() => this.publish(false));
  }

  /** It has been begun, and has put nothing out yet. */
  get isComing(): boolean {
    return this.going !== null && this.segments.newest < 0;
  }

  /** Null while there is nothing to play of it. @param frameRate of the first rendition */
  variant(frameRate: number | null): LiveVariant | null {
    if (!this.facts || this.segments.newest < 0 || this.behind > MOST_BEHIND) return null;
    const { peak, average } = bitRates(this.segments.all);
    const rates = toldRates({ peak: Math.max(peak, SMALL_BANDWIDTH), average });
    return { ...this.facts, ...rates, frameRate, uri: LIVE_PLAYLISTS.small };
  }

  /** The feed is over. Waits for the last segment, but not long. */
  async finish(): Promise<void> {
    this.run?.finish();
    const going = this.going ?? Promise.resolve();
    await Promise.race([going, pause(FINISH_MS)]);
    this.stop();
    await this.work;
  }

  stop(): void {
    this.source = null;
    this.over.abort();
    this.run?.kill();
    this.parts.places.free();
  }

  /** The broadcast is over: those who play it play to its end. */
  async end(): Promise<void> {
    if (this.segments.newest >= 0) this.do(() => this.publish(true));
    await this.work;
    this.facts = null;
  }

  /** By how many segments the first rendition is ahead. */
  private get behind(): number {
    return this.total - 1 - this.segments.newest;
  }

  private get total(): number {
    return this.parts.takes.reduce((sum, { segments }) => sum + segments.length, 0);
  }

  private begin(source: SmallSource): void {
    const take = this.parts.takes.at(-1);
    const size = take ? smallSize(take) : null;
    if (!size || !this.parts.places.take()) return;
    const going = this.go(source, size, this.over.signal).finally(() => {
      if (this.going === going) this.going = null;
    });
    this.going = going;
  }

  private async go(source: SmallSource, size: PictureSize, over: AbortSignal): Promise<void> {
    let failures = 0;
    while (!over.aborted) {
      const before = this.segments.newest;
      const run = new SmallRun(source, size, this.entryMs(source.feed.id));
      this.run = run;
      const failure = await this.encode(run, source.feed.id);
      this.run = null;
      if (over.aborted || failure === null) return;
      failures = this.segments.newest > before ? 1 : failures + 1;
      this.parts.warn(`small rendition of ${source.feed.id}: ${failure.detail}; it starts again`);
      const waitMs = Math.min(RETRY_MS * failures, MOST_RETRY_MS);
      await pause(waitMs, undefined, { signal: over }).catch(() => undefined);
    }
  }

  private encode(run: SmallRun, feedId: string): ReturnType<SmallRun['encode']> {
    let begun: Begun | null = null;
    return run.encode({
      init: (init) => {
        begun = { number: Date.now(), feedId, init, isStored: false };
      },
      fragment: (fragment) => {
        if (begun) this.pending = [...this.pending, { begun, fragment }].slice(-MOST_PENDING);
        this.settle();
      },
    });
  }

  /** Where the next run begins, on the feed's clock: at the first segment that can still be told of. */
  private entryMs(feedId: string): number {
    const from = Math.max(this.segments.count, this.total - CATCHES_UP);
    const ofFeed = placed(this.parts.takes).filter(({ take }) => take.feedId === feedId);
    const next = ofFeed.find(({ sequence }) => sequence >= from);
    if (next) return onFeedClock(next).startMs;
    const last = ofFeed.at(-1);
    return last ? onFeedClock(last).endMs : 0;
  }

  /** Gives what has come its place beside the first rendition's segments, once these are there. */
  private settle(): void {
    const recent = placed(this.parts.takes).slice(-RECENT);
    this.pending = this.pending.filter(({ begun, fragment }) => {
      const same = sameSegment(recent, begun.feedId, fragment);
      if (same) this.do(() => this.keep(begun, fragment, same));
      return !same;
    });
  }

  private async keep(begun: Begun, fragment: LiveFragment, same: Placed): Promise<void> {
    const { sequence, take, segment } = same;
    if (!this.segments.wants(sequence)) return;
    const { number: run, init } = begun;
    const { store } = this.parts;
    if (!begun.isStored) {
      await store.beginSmall(run, init.bytes);
      begun.isStored = true;
    }
    shiftFragment(fragment.bytes, init.tracks, take.offsetMs);
    await store.keepSmall(run, sequence, fragment.bytes);
    const { durationMs } = segment;
    this.segments.add(sequence, { run, bytes: fragment.bytes.length, durationMs });
    const { width = 0, height = 0 } = init.tracks.find(({ isVideo }) => isVideo) ?? {};
    const codecs = [avcCodecString(init.bytes), aacCodecString(init.bytes)];
    this.facts = { width, height, codecs: codecs.filter((one) => one !== null).join(',') };
    await this.publish(false);
    this.parts.grown();
  }

  private async publish(ended: boolean): Promise<void> {
    const { store, takes } = this.parts;
    const count = this.segments.tell(this.total);
    const text = livePlaylist(takes, (one) => this.segments.files(one), ended, count);
    if (text === this.written) return;
    await store.publishSmall(text);
    this.written = text;
    for (const name of this.segments.forget()) await store.dropSmall(name);
  }

  private do(what: () => Promise<void>): void {
    this.work = this.work
      .then(what)
      .catch((error: unknown) => this.parts.warn(`small rendition: ${String(error)}`));
  }
}
