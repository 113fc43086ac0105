import { MOST_HEAD_BYTES, readBoxHead } from '../boxes';
import { lastEntryAt, MOST_HEADER_BYTES, notLive } from './entry-list';
import type { LiveEntry, LiveIndex } from './live-source';
import { readTracksOf, spansOf, type LiveTrack } from './mp4-tracks';

/** A fragment's own head; what is larger is none. */
const MOST_MOOF_BYTES = 4 * 1024 * 1024;
const FIRST = new Set(['ftyp', 'styp', 'moov', 'free', 'skip', 'wide']);

/** Fragmented MP4 as browsers write it: fragments that begin with a keyframe are entries. */
export class Mp4Index implements LiveIndex {
  header: Buffer | null = null;
  private readonly entries: LiveEntry[] = [];
  private tracks: LiveTrack[] = [];
  private pending: Buffer = Buffer.alloc(0);
  private head: Buffer[] = [];
  private at = 0;
  private skip = 0;

  push(bytes: Buffer): void {
    if (!this.header) this.head.push(bytes);
    this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, bytes]) : bytes;
    while (this.step());
    if (!this.header && this.at + this.pending.length > MOST_HEADER_BYTES) {
      throw notLive('no fragment');
    }
  }

  entryAt(timeMs: number): LiveEntry | null {
    return lastEntryAt(this.entries, timeMs);
  }

  private step(): boolean {
    if (this.skip > 0) {
      const skipped = Math.min(this.skip, this.pending.length);
      this.skip -= skipped;
      this.take(skipped);
      return this.skip === 0;
    }
    const head = readBoxHead(this.pending.subarray(0, MOST_HEAD_BYTES));
    if (!head) {
      if (this.pending.length >= MOST_HEAD_BYTES) throw notLive('no boxes');
      return false;
    }
    if (head.bytes === null) throw notLive('a box without a length');
    if (this.at === 0 && !FIRST.has(head.type)) throw notLive('no ftyp');
    if (head.type === 'moof') {
      if (head.bytes > MOST_MOOF_BYTES) throw notLive('moof too large');
      if (this.pending.length < head.bytes) return false;
      this.readFragment(this.pending.subarray(head.headBytes, head.bytes));
    }
    this.skip = head.bytes;
    return true;
  }

  private readFragment(moof: Buffer): void {
    if (!this.header) {
      this.header = Buffer.concat(this.head).subarray(0, this.at);
      this.head = [];
      this.tracks = readTracksOf(this.header);
    }
    const video = spansOf(moof, this.tracks).find(({ track }) => track.isVideo);
    if (!video?.beginsWithKeyframe) return;
    this.entries.push({ offset: this.at, timeMs: video.startMs });
  }

  private take(bytes: number): void {
    this.at += bytes;
    this.pending = this.pending.subarray(bytes);
  }
}
