import { setTimeout as pause } from 'node:timers/promises';
import { liveIndex, MediaError, runLive, type LiveIndex, type LiveRun } from '@rounds/media';
import type { BroadcastFeed } from '../broadcast-feed.entity';
import type { Spool } from './spool';
import type { TakeWriter } from './take-writer';

const READ_BYTES = 256 * 1024;
/** Runs in a row that put nothing out before the stream itself is at fault. */
const MOST_FAILURES = 5;
const COPY_FAILURES = 2;
const RETRY_MS = 300;
const STORE_RETRY_MS = 1000;
/** Matroska tells whole milliseconds. */
const CLOCK_SLACK_MS = 2;

export interface FeedOutput {
  /** What has gone out of this feed already, on its own clock. */
  wentOutMs(feedId: string): number;
  take(feed: BroadcastFeed, fromMs: number): TakeWriter;
}

/**
 * Keeps ffmpeg going on one feed: from the spool, so that a run that dies is followed by one that
 * begins where the last stored segment ended.
 */
export class FeedEncoder {
  /** What of the feed is known; others may look at it. */
  readonly index: LiveIndex;
  private indexed = 0;
  private isFinishing = false;
  private isStopped = false;
  private run: LiveRun | null = null;

  constructor(
    private readonly feed: BroadcastFeed,
    private readonly spool: Spool,
    private readonly output: FeedOutput,
    private readonly warn: (message: string) => void,
  ) {
    this.index = liveIndex(feed.container);
  }

  /** Nothing more comes: the encoding ends with what is there. */
  finish(): void {
    this.isFinishing = true;
    this.spool.wake();
  }

  /** Ends at once; the spool keeps what has not gone out. */
  stop(): void {
    this.isStopped = true;
    this.run?.kill();
    this.spool.wake();
  }

  /**
   * Resolves when all of the feed has gone out, also if it was finished before its first picture, or
   * after `stop`.
   * @throws MediaError `media-unreadable`, or of the last run when none puts anything out
   */
  async encode(): Promise<void> {
    let failures = 0;
    while (!this.isStopped) {
      const fromMs = this.output.wentOutMs(this.feed.id);
      const writer = this.output.take(this.feed, fromMs);
      const { copiesPictures } = this.feed;
      const failure = await this.once(fromMs, writer);
      const unstored = await writer.settled();
      if (unstored !== null && !this.isStopped) {
        // The database or the disk: the spool keeps all until they are back.
        this.warn(`feed ${this.feed.id}: not stored: ${String(unstored)}`);
        await pause(STORE_RETRY_MS);
        continue;
      }
      if (this.isStopped || (failure === null && this.isFinishing)) return;
      if (this.isFinishing && !this.hasPicture) return;
      if (copiesPictures && !this.feed.copiesPictures) continue; // it was not H.264
      failures = writer.count > 0 ? 0 : failures + 1;
      // Perhaps these pictures cannot go out as they are, whatever the page says of them.
      if (failures >= COPY_FAILURES) this.feed.copiesPictures = false;
      if (failures >= MOST_FAILURES) {
        // Who ended it within the first picture sent nothing that is wrong; garbage is a misfit.
        if (this.isFinishing && this.output.wentOutMs(this.feed.id) === 0) return;
        throw failure ?? unreadable();
      }
      this.warn(`feed ${this.feed.id}: ${failure?.detail ?? 'ended early'}; it starts again`);
      await pause(RETRY_MS * failures);
    }
  }

  /** Whether so much has come that there was something to show. */
  private get hasPicture(): boolean {
    return this.index.entryAt(Infinity) !== null;
  }

  private async once(fromMs: number, writer: TakeWriter): Promise<MediaError | null> {
    await this.readAhead();
    const entry = fromMs > 0 ? this.index.entryAt(fromMs + CLOCK_SLACK_MS) : null;
    const plan = {
      container: this.feed.container,
      copiesPictures: this.feed.copiesPictures,
      fromMs,
    };
    const run = await runLive(plan, {
      init: (init) => {
        if (!writer.init(init)) run.kill();
      },
      fragment: (fragment) => writer.fragment(fragment),
    });
    this.run = run;
    if (this.isStopped) run.kill();
    const { header } = this.index;
    if (entry && header) await run.write(header);
    const pumped = this.pump(run, entry?.offset ?? 0);
    const failure = await run.ended;
    this.run = null;
    this.spool.wake();
    const misfit = await pumped;
    if (misfit) throw misfit;
    return failure;
  }

  /** Hands the stream over until it ends or the run does. @returns why it is no stream */
  private async pump(run: LiveRun, from: number): Promise<MediaError | null> {
    let at = from;
    while (this.run === run && !this.isStopped) {
      const bytes = await this.spool.read(at, READ_BYTES);
      if (bytes.length > 0) {
        at += bytes.length;
        try {
          this.learn(at - bytes.length, bytes);
        } catch (error) {
          run.kill();
          return error instanceof MediaError ? error : unreadable(String(error));
        }
        await run.write(bytes);
      } else if (this.isFinishing) {
        run.finish();
        return null;
      } else {
        await this.spool.more();
      }
    }
    return null;
  }

  /** After a restart of this process the index has to know what came before. */
  private async readAhead(): Promise<void> {
    for (;;) {
      const bytes = await this.spool.read(this.indexed, READ_BYTES);
      if (bytes.length === 0) return;
      this.learn(this.indexed, bytes);
    }
  }

  private learn(at: number, bytes: Buffer): void {
    if (at + bytes.length <= this.indexed) return;
    this.index.push(bytes.subarray(this.indexed - at));
    this.indexed = at + bytes.length;
  }
}

const unreadable = (detail = ''): MediaError =>
  new MediaError('media-unreadable', 'What arrives is no video that can be broadcast', detail);
