import {
  aacCodecString,
  avcCodecString,
  shiftFragment,
  type LiveFragment,
  type LiveInit,
} from '@rounds/media';
import type { BroadcastFeed } from '../broadcast-feed.entity';
import { broadcastLengthMs, type Take } from '../take';
import type { BroadcastStore } from './broadcast-store';

/** Keyframes of two runs over the same bytes are not told apart by less. */
const SAME_MS = 10;
/** A single picture, or a keyframe that follows the last at once. */
const LEAST_SEGMENT_MS = 1;

export interface TakeTarget {
  readonly takes: Take[];
  readonly store: BroadcastStore;
  /** After every segment that was stored. */
  grown(fragment: LiveFragment): Promise<void>;
}

/** Stores what one run of ffmpeg puts out, on the broadcast's own clock. */
export class TakeWriter {
  private given: LiveInit | null = null;
  private take: Take | null = null;
  private offsetMs = 0;
  private endMs = 0;
  private work: Promise<void> = Promise.resolve();
  private failure: unknown = null;
  count = 0;

  constructor(
    private readonly target: TakeTarget,
    private readonly feed: BroadcastFeed,
    private readonly fromMs: number,
  ) {}

  /** False when it cannot go out as it is. */
  init(init: LiveInit): boolean {
    this.given = init;
    if (avcCodecString(init.bytes)) return true;
    this.feed.copiesPictures = false;
    return false;
  }

  fragment(fragment: LiveFragment): void {
    // Pictures before the cut come along because they stand in the same part of the stream.
    if (fragment.startMs < this.fromMs - SAME_MS) return;
    this.count += 1;
    this.work = this.work
      .then(() => (this.failure === null ? this.keep(fragment) : undefined))
      .catch((error: unknown) => {
        this.failure ??= error;
      });
  }

  /** Resolves when all that came is stored. @returns what kept it from being stored, or null */
  async settled(): Promise<unknown> {
    await this.work;
    return this.failure;
  }

  private async keep(fragment: LiveFragment): Promise<void> {
    if (!this.given) return;
    const take = this.take ?? (await this.begin(this.given, fragment));
    const endMs = Math.round(fragment.endMs + this.offsetMs);
    const durationMs = endMs - this.endMs;
    if (durationMs < LEAST_SEGMENT_MS) return;
    shiftFragment(fragment.bytes, this.given.tracks, this.offsetMs);
    const segment = { index: take.segments.length, durationMs, bytes: fragment.bytes.length };
    await this.target.store.keep(take, segment, fragment.bytes);
    take.segments.push(segment);
    this.endMs = endMs;
    await this.target.grown(fragment);
  }

  private async begin(init: LiveInit, first: LiveFragment): Promise<Take> {
    const { takes, store } = this.target;
    const startMs = broadcastLengthMs(takes);
    // What follows a cut begins with its picture; the sound before it has gone out.
    const beginMs = this.fromMs > 0 ? first.startMs : Math.min(first.startMs, first.earliestMs);
    this.offsetMs = Math.round(startMs - beginMs);
    this.endMs = startMs;
    const video = init.tracks.find(({ isVideo }) => isVideo);
    const codecs = [avcCodecString(init.bytes), aacCodecString(init.bytes)];
    const take: Take = {
      number: (takes.at(-1)?.number ?? -1) + 1,
      feedId: this.feed.id,
      beganAt: new Date(this.feed.beganAt.getTime() + beginMs),
      startMs,
      offsetMs: this.offsetMs,
      codecs: codecs.filter((codec) => codec !== null).join(','),
      width: video?.width ?? 0,
      height: video?.height ?? 0,
      segments: [],
    };
    await store.begin(take, init.bytes);
    takes.push(take);
    this.take = take;
    return take;
  }
}
