import { MediaError, runSmall, type FragmentListener, type LiveIndex } from '@rounds/media';
import type { LiveRun, PictureSize } from '@rounds/media';
import type { BroadcastFeed } from '../../broadcast-feed.entity';
import type { Spool } from '../spool';

const READ_BYTES = 256 * 1024;
/** Times are told in whole milliseconds. */
const CLOCK_SLACK_MS = 2;

/** A feed, as it lies in the spool. */
export interface SmallSource {
  feed: BroadcastFeed;
  spool: Spool;
  /** Kept by who encodes the first rendition. */
  index: LiveIndex;
}

/** One run of ffmpeg for the small rendition. */
export class SmallRun {
  readonly beganAtMs = Date.now();
  private live: LiveRun | null = null;
  private isFinishing = false;
  private isOver = false;

  /** @param fromMs on the feed's clock: where a segment of the first rendition begins */
  constructor(
    private readonly source: SmallSource,
    private readonly size: PictureSize,
    private readonly fromMs: number,
  ) {}

  /** Resolves when it is over: with null when it came to the end of the feed. */
  async encode(listener: FragmentListener): Promise<MediaError | null> {
    const { feed, index } = this.source;
    const { container, copiesPictures } = feed;
    try {
      const plan = { container, copiesPictures, fromMs: this.fromMs, size: this.size };
      const live = await runSmall(plan, listener);
      this.live = live;
      if (this.isOver) live.kill();
      const entry = this.fromMs > 0 ? index.entryAt(this.fromMs + CLOCK_SLACK_MS) : null;
      if (entry && index.header) await live.write(index.header);
      const pumped = this.pump(live, entry?.offset ?? 0);
      const failure = await live.ended;
      this.end();
      await pumped;
      return failure;
    } catch (error) {
      this.kill();
      return new MediaError('ffmpeg-failed', 'The small rendition was interrupted', String(error));
    }
  }

  /** Nothing more comes: what is there goes out. */
  finish(): void {
    this.isFinishing = true;
    this.source.spool.wake();
  }

  kill(): void {
    this.live?.kill();
    this.end();
  }

  private end(): void {
    this.isOver = true;
    this.source.spool.wake();
  }

  private async pump(live: LiveRun, from: number): Promise<void> {
    const { spool } = this.source;
    let at = from;
    while (!this.isOver) {
      const bytes = await spool.read(at, READ_BYTES);
      at += bytes.length;
      if (bytes.length > 0) await live.write(bytes);
      else if (this.isFinishing) return live.finish();
      else await spool.more();
    }
  }
}
