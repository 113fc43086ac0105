import { MOST_HEAD_BYTES, readBoxHead } from '../boxes';
import { MediaError } from '../media-error';
import { readTracksOf, spansOf, type LiveTrack } from './mp4-tracks';

/** What plays from one keyframe to the next, on the stream's own clock. */
export interface LiveFragment {
  bytes: Buffer;
  /** Of the pictures. */
  startMs: number;
  endMs: number;
  /** Of whatever begins first, pictures or sound. */
  earliestMs: number;
  /** How many there are. */
  pictures: number;
}

export interface LiveInit {
  bytes: Buffer;
  tracks: LiveTrack[];
}

export interface FragmentListener {
  init(init: LiveInit): void;
  fragment(fragment: LiveFragment): void;
}

/** A second of the best pictures that browsers send is a tenth of it. */
const MOST_BOX_BYTES = 64 * 1024 * 1024;

/** Cuts what ffmpeg writes into its init segment and its fragments, as the bytes come. */
export class FragmentSplitter {
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private initBoxes: Buffer[] = [];
  private tracks: LiveTrack[] | null = null;
  private moof: { whole: Buffer; headBytes: number } | null = null;

  constructor(private readonly listener: FragmentListener) {}

  /** @throws MediaError `rendition-undecodable` for what ffmpeg does not write */
  push(bytes: Buffer): void {
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    while (this.step());
  }

  private step(): boolean {
    if (this.pendingBytes < 8) return false;
    let [first] = this.pending;
    if (!first) return false;
    if (first.length < MOST_HEAD_BYTES) first = this.joined();
    const head = readBoxHead(first);
    if (!head || head.bytes === null || head.bytes > MOST_BOX_BYTES) {
      if (!head && this.pendingBytes < MOST_HEAD_BYTES) return false;
      throw new MediaError('rendition-undecodable', 'The live fragments cannot be read');
    }
    if (this.pendingBytes < head.bytes) return false;
    const all = this.joined();
    const whole = all.subarray(0, head.bytes);
    this.pending = [all.subarray(head.bytes)];
    this.pendingBytes -= head.bytes;
    this.take(head.type, whole, head.headBytes);
    return true;
  }

  private joined(): Buffer {
    if (this.pending.length > 1) this.pending = [Buffer.concat(this.pending)];
    return this.pending[0] ?? Buffer.alloc(0);
  }

  private take(type: string, whole: Buffer, headBytes: number): void {
    if (type === 'ftyp' || type === 'moov') {
      this.initBoxes.push(whole);
      if (type === 'moov') this.tellInit();
    }
    if (type === 'moof') this.moof = { whole, headBytes };
    if (type === 'mdat' && this.moof && this.tracks) {
      this.tellFragment(this.moof, whole, this.tracks);
      this.moof = null;
    }
  }

  private tellInit(): void {
    const bytes = Buffer.concat(this.initBoxes);
    this.tracks = readTracksOf(bytes);
    this.listener.init({ bytes, tracks: this.tracks });
  }

  private tellFragment(
    { whole, headBytes }: { whole: Buffer; headBytes: number },
    mdat: Buffer,
    tracks: readonly LiveTrack[],
  ): void {
    const spans = spansOf(whole.subarray(headBytes), tracks);
    const video = spans.find(({ track }) => track.isVideo);
    if (!video) return; // sound after the last picture
    this.listener.fragment({
      bytes: Buffer.concat([whole, mdat]),
      startMs: video.startMs,
      endMs: video.endMs,
      earliestMs: Math.min(...spans.map(({ startMs }) => startMs)),
      pictures: video.samples,
    });
  }
}
