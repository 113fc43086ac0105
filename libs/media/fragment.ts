import { boxes, findBox } from './boxes';

/** One picture or piece of sound. Times are in the track's time scale. */
export interface Sample {
  duration: number;
  bytes: number;
  isKeyframe: boolean;
  /** From when it is decoded to when it is shown. */
  compositionOffset: number;
}

export interface TrackFragment {
  /** Decode time of its first sample. */
  baseTime: number;
  samples: Sample[];
}

/** Samples with what holds them. */
export interface Fragment extends TrackFragment {
  mediaBytes: number;
}

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
    const fragment = readTrackFragment(head);
    if (!fragment || sampleBytes(fragment) !== body.length) return null;
    found.push({ ...fragment, mediaBytes: body.length });
    head = null;
  }
  return found.length > 0 && head === null ? found : null;
}

export const sampleBytes = ({ samples }: TrackFragment): number =>
  samples.reduce((sum, { bytes }) => sum + bytes, 0);

export const sampleDuration = ({ samples }: TrackFragment): number =>
  samples.reduce((sum, { duration }) => sum + duration, 0);

/** @param moof body of the box @returns null when it is not whole */
export function readTrackFragment(moof: Buffer): TrackFragment | null {
  const traf = findBox(moof, 'traf');
  const [tfhd, tfdt] = [traf && findBox(traf, 'tfhd'), traf && findBox(traf, 'tfdt')];
  if (!traf || !tfhd || !tfdt) return null;
  const defaults = readDefaults(tfhd);
  // Signed, although the standard's is not: ffmpeg begins before 0 what is shown from 0 on.
  const baseTime = tfdt[0] === 1 ? Number(tfdt.readBigInt64BE(4)) : tfdt.readInt32BE(4);
  const samples: Sample[] = [];
  for (const { type, body } of boxes(traf)) {
    if (type === 'trun') samples.push(...readRun(body, defaults, samples.length === 0));
  }
  return samples.length > 0 ? { baseTime, samples } : null;
}

interface Defaults {
  duration: number;
  size: number;
  flags: number;
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

const NON_SYNC = 0x10000;

/** Track run (§8.8.8). */
function readRun(trun: Buffer, defaults: Defaults, isFirst: boolean): Sample[] {
  const flags = trun.readUIntBE(1, 3);
  let at = 8 + (flags & 0x1 ? 4 : 0);
  const next = (flag: number, otherwise: number): number => {
    if (!(flags & flag)) return otherwise;
    at += 4;
    return trun.readUInt32BE(at - 4);
  };
  const ofFirst = next(0x4, defaults.flags);
  return Array.from({ length: trun.readUInt32BE(4) }, (_, sample) => ({
    duration: next(0x100, defaults.duration),
    bytes: next(0x200, defaults.size),
    isKeyframe: !(next(0x400, isFirst && sample === 0 ? ofFirst : defaults.flags) & NON_SYNC),
    compositionOffset: next(0x800, 0) | 0,
  }));
}
