import { ebmlHead, MATROSKA, mayBeInCluster, mayBeInSegment } from '../ebml';
import { lastEntryAt, MOST_HEADER_BYTES, notLive } from './entry-list';
import type { LiveEntry, LiveIndex } from './live-source';

const TIMESTAMP = 0xe7;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const TRACK_NUMBER = 0xd7;
const TRACK_TYPE = 0x83;
const VIDEO = 1;
/** These are looked into; of all others only the length counts. */
const ENTERED = new Set<number>([MATROSKA.segment, MATROSKA.cluster, TRACKS, TRACK_ENTRY]);
const READ = new Set([TIMESTAMP, TRACK_NUMBER, TRACK_TYPE]);
/** Track number, relative time and flags of a block. */
const BLOCK_HEAD_BYTES = 4;
const KEYFRAME = 0x80;

/** Matroska and WebM as browsers write them: clusters that begin with a keyframe are entries. */
export class MatroskaIndex implements LiveIndex {
  header: Buffer | null = null;
  private readonly entries: LiveEntry[] = [];
  private pending: Buffer = Buffer.alloc(0);
  private head: Buffer[] = [];
  /** Of the first byte that is pending. */
  private at = 0;
  private skip = 0;
  private trackNumber = 0;
  private videoTrack = 0;
  private cluster: { offset: number; timeMs: number; isOpen: boolean } | null = null;

  push(bytes: Buffer): void {
    if (!this.header) this.head.push(bytes);
    this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, bytes]) : bytes;
    while (this.step());
    if (!this.header && this.at + this.pending.length > MOST_HEADER_BYTES) {
      throw notLive('no cluster');
    }
  }

  entryAt(timeMs: number): LiveEntry | null {
    return lastEntryAt(this.entries, timeMs);
  }

  /** One element, or what of it is to be skipped; false when more bytes are needed. */
  private step(): boolean {
    if (this.skip > 0) {
      const skipped = Math.min(this.skip, this.pending.length);
      this.skip -= skipped;
      this.take(skipped);
      return this.skip === 0;
    }
    const head = ebmlHead(this.pending);
    if (!head) {
      if (this.pending.length >= 12 || this.pending[0] === 0) throw notLive('no EBML');
      return false;
    }
    const { id, size, headBytes } = head;
    this.assertKnown(id);
    if (id === MATROSKA.cluster) this.beginCluster();
    if (ENTERED.has(id)) {
      this.take(headBytes);
      return true;
    }
    if (size === null) throw notLive('an element without a length');
    const wanted = READ.has(id) ? size : id === MATROSKA.simpleBlock ? BLOCK_HEAD_BYTES : 0;
    if (this.pending.length < headBytes + wanted) return false;
    const body = this.pending.subarray(headBytes, headBytes + wanted);
    if (READ.has(id)) this.read(id, body);
    if (id === MATROSKA.simpleBlock) this.readBlock(body);
    this.take(headBytes);
    this.skip = size;
    return true;
  }

  private assertKnown(id: number): void {
    if (this.at === 0 && id !== MATROSKA.ebml) throw notLive('no EBML header');
    if (this.header && !mayBeInCluster(id) && !mayBeInSegment(id)) {
      throw notLive(`element ${id.toString(16)} in a cluster`);
    }
  }

  private read(id: number, body: Buffer): void {
    if (body.length === 0 || body.length > 6) return;
    const value = body.readUIntBE(0, body.length);
    if (id === TRACK_NUMBER) this.trackNumber = value;
    if (id === TRACK_TYPE && value === VIDEO) this.videoTrack ||= this.trackNumber;
    if (id === TIMESTAMP && this.cluster) this.cluster.timeMs = value;
  }

  private beginCluster(): void {
    if (!this.header) {
      this.header = Buffer.concat(this.head).subarray(0, this.at);
      this.head = [];
    }
    this.cluster = { offset: this.at, timeMs: 0, isOpen: true };
  }

  /** The first pictures of a cluster tell whether it can be entered. */
  private readBlock(body: Buffer): void {
    const { cluster } = this;
    if (!cluster?.isOpen || (body[0] ?? 0) !== (this.videoTrack | 0x80)) return;
    cluster.isOpen = false;
    if ((body[3] ?? 0) & KEYFRAME) {
      this.entries.push({ offset: cluster.offset, timeMs: cluster.timeMs + body.readInt16BE(1) });
    }
  }

  private take(bytes: number): void {
    this.at += bytes;
    this.pending = this.pending.subarray(bytes);
  }
}
