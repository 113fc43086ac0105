/** What a media segment says of itself. */
export interface Fragment {
  /** Decode time of its first picture or piece of sound, in the track's time scale. */
  baseTime: number;
  samples: number;
  /** Sum of the samples' lengths, in the track's time scale. */
  duration: number;
  /** Bytes that the samples take, and that are there. */
  declaredBytes: number;
  mediaBytes: number;
  beginsWithKeyframe: boolean;
}

interface Box {
  type: string;
  body: Buffer;
}

/** The boxes that follow each other in `bytes` (ISO 14496-12 §4.2); stops where one is cut off. */
function* boxes(bytes: Buffer): Generator<Box> {
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const [head, end] =
      size === 1 && at + 16 <= bytes.length
        ? [16, at + Number(bytes.readBigUInt64BE(at + 8))]
        : [8, size === 0 ? bytes.length : at + size];
    if (end < at + head) return;
    yield { type, body: bytes.subarray(at + head, end) };
    at = end;
  }
}

const find = (bytes: Buffer, type: string): Buffer | undefined =>
  [...boxes(bytes)].find((box) => box.type === type)?.body;

/** Ticks a second of the one track of an init segment; null when it does not say (§8.4.2). */
export function timeScale(init: Buffer): number | null {
  const path = ['moov', 'trak', 'mdia', 'mdhd'];
  const mdhd = path.reduce<Buffer | undefined>((bytes, type) => bytes && find(bytes, type), init);
  if (!mdhd || mdhd.length < 16) return null;
  return mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12);
}

const NON_SYNC = 0x10000;

/**
 * Reads the fragments of a segment with one track (ISO 14496-12 §8.8).
 * @returns null when it is not whole: a box is missing, cut off, or points beyond
 */
export function readFragments(segment: Buffer): Fragment[] | null {
  const found: Fragment[] = [];
  let head: Buffer | null = null;
  for (const { type, body } of boxes(segment)) {
    if (type === 'moof') head = body;
    if (type !== 'mdat' || !head) continue;
    const traf = find(head, 'traf');
    const fragment = traf && readTrack(traf);
    if (!fragment) return null;
    found.push({ ...fragment, mediaBytes: body.length });
    head = null;
  }
  const whole = found.every(({ declaredBytes, mediaBytes }) => declaredBytes === mediaBytes);
  return found.length > 0 && head === null && whole ? found : null;
}

interface Defaults {
  duration: number;
  size: number;
  flags: number;
}

function readTrack(traf: Buffer): Omit<Fragment, 'mediaBytes'> | null {
  const [tfhd, tfdt] = [find(traf, 'tfhd'), find(traf, 'tfdt')];
  if (!tfhd || !tfdt) return null;
  const defaults = readDefaults(tfhd);
  const baseTime = tfdt[0] === 1 ? Number(tfdt.readBigUInt64BE(4)) : tfdt.readUInt32BE(4);
  const sum = { samples: 0, duration: 0, declaredBytes: 0 };
  let first: number | null = null;
  for (const { type, body } of boxes(traf)) {
    if (type === 'trun') first = addRun(body, defaults, sum, first);
  }
  return { baseTime, ...sum, beginsWithKeyframe: first !== null && (first & NON_SYNC) === 0 };
}

/** Track fragment header: only what is flagged is there, in this order (§8.8.7). */
function readDefaults(tfhd: Buffer): Defaults {
  const flags = tfhd.readUIntBE(1, 3);
  let at = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
  const next = (flag: number): number => {
    if (!(flags & flag)) return 0;
    at += 4;
    return tfhd.readUInt32BE(at - 4);
  };
  return { duration: next(0x8), size: next(0x10), flags: next(0x20) };
}

/** Track run (§8.8.8). @returns the flags of the first sample of all runs so far */
function addRun(
  trun: Buffer,
  defaults: Defaults,
  sum: { samples: number; duration: number; declaredBytes: number },
  first: number | null,
): number | null {
  const flags = trun.readUIntBE(1, 3);
  const samples = trun.readUInt32BE(4);
  let at = 8 + (flags & 0x1 ? 4 : 0);
  const next = (flag: number, otherwise: number): number => {
    if (!(flags & flag)) return otherwise;
    at += 4;
    return trun.readUInt32BE(at - 4);
  };
  let firstFlags = first;
  const ofFirst = next(0x4, defaults.flags);
  for (let sample = 0; sample < samples; sample++) {
    sum.duration += next(0x100, defaults.duration);
    sum.declaredBytes += next(0x200, defaults.size);
    const own = next(0x400, sample === 0 ? ofFirst : defaults.flags);
    next(0x800, 0);
    firstFlags ??= own;
  }
  sum.samples += samples;
  return firstFlags;
}
