import { lastEntryAt, MOST_HEADER_BYTES, notLive } from './entry-list';
import type { LiveEntry, LiveIndex } from './live-source';

/** `FLV`, version, flags, length of itself; then the length of the tag before, 0. */
const FILE_HEAD_BYTES = 13;
const TAG_HEAD_BYTES = 11;
const PREVIOUS_BYTES = 4;
const AUDIO = 8;
const VIDEO = 9;
const SCRIPT = 18;
const KEYFRAME = 1;
const AVC = 7;
const AAC = 10;

/** FLV as RTMP carries it: every keyframe is an entry; what describes the codecs is the header. */
export class FlvIndex implements LiveIndex {
  private readonly entries: LiveEntry[] = [];
  private readonly head: Buffer[] = [];
  private hasPictures = false;
  private pending: Buffer = Buffer.alloc(0);
  private at = 0;

  get header(): Buffer | null {
    return this.hasPictures ? Buffer.concat(this.head) : null;
  }

  push(bytes: Buffer): void {
    this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, bytes]) : bytes;
    if (this.at === 0) {
      if (this.pending.length < FILE_HEAD_BYTES) return;
      if (this.pending.toString('latin1', 0, 3) !== 'FLV') throw notLive('no FLV header');
      this.head.push(this.pending.subarray(0, FILE_HEAD_BYTES));
      this.take(FILE_HEAD_BYTES);
    }
    while (this.step());
  }

  entryAt(timeMs: number): LiveEntry | null {
    return lastEntryAt(this.entries, timeMs);
  }

  private step(): boolean {
    if (this.pending.length < TAG_HEAD_BYTES) return false;
    const bytes = TAG_HEAD_BYTES + this.pending.readUIntBE(1, 3) + PREVIOUS_BYTES;
    if (this.pending.length < bytes) return false;
    this.readTag(this.pending.subarray(0, bytes));
    this.take(bytes);
    return true;
  }

  private readTag(tag: Buffer): void {
    const [type, first, packet] = [tag[0], tag[TAG_HEAD_BYTES] ?? 0, tag[TAG_HEAD_BYTES + 1]];
    if (type !== AUDIO && type !== VIDEO && type !== SCRIPT) throw notLive(`tag ${type}`);
    const describes =
      type === SCRIPT ||
      (type === VIDEO && (first & 0xf) === AVC && packet === 0) ||
      (type === AUDIO && first >> 4 === AAC && packet === 0);
    if (describes) {
      if (!this.hasPictures && tag.length < MOST_HEADER_BYTES) this.head.push(Buffer.from(tag));
      return;
    }
    if (type !== VIDEO || first >> 4 !== KEYFRAME) return;
    this.hasPictures = true;
    const timeMs = (tag.readUInt8(7) << 24) | tag.readUIntBE(4, 3);
    this.entries.push({ offset: this.at, timeMs });
  }

  private take(bytes: number): void {
    this.at += bytes;
    this.pending = this.pending.subarray(bytes);
  }
}
