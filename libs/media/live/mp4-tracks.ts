import { box, boxes, findBox } from '../boxes';
import { readTrackFragment, sampleDuration, type TrackFragment } from '../fragment';

export interface LiveTrack {
  id: number;
  isVideo: boolean;
  /** Ticks a second. */
  scale: number;
  /** Of its pictures; 0 for sound. */
  width: number;
  height: number;
}

/** The tracks that a `moov` declares. @param init holds it */
export function readTracksOf(init: Buffer): LiveTrack[] {
  const moov = findBox(init, 'moov');
  if (!moov) return [];
  return [...boxes(moov)].flatMap(({ type, body }) => {
    const [tkhd, mdhd] = [findBox(body, 'tkhd'), findBox(body, 'mdia', 'mdhd')];
    const hdlr = findBox(body, 'mdia', 'hdlr');
    if (type !== 'trak' || !tkhd || !mdhd || !hdlr || hdlr.length < 12) return [];
    const id = tkhd.readUInt32BE(tkhd[0] === 1 ? 20 : 12);
    const scale = mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12);
    const isVideo = hdlr.toString('latin1', 8, 12) === 'vide';
    const [width, height] = [8, 4].map((at) => tkhd.readUInt16BE(tkhd.length - at)) as [
      number,
      number,
    ];
    return scale > 0 ? [{ id, scale, isVideo, width, height }] : [];
  });
}

export interface TrackSpan {
  track: LiveTrack;
  startMs: number;
  endMs: number;
  beginsWithKeyframe: boolean;
  samples: number;
}

/** When the tracks of one fragment begin and end. @param moof body of the box */
export function spansOf(moof: Buffer, tracks: readonly LiveTrack[]): TrackSpan[] {
  return [...boxes(moof)].flatMap(({ type, body }) => {
    const tfhd = type === 'traf' ? findBox(body, 'tfhd') : undefined;
    const track = tfhd && tracks.find(({ id }) => id === tfhd.readUInt32BE(4));
    const fragment = track && readTrackFragment(box('traf', body));
    return fragment ? [spanOf(track, fragment)] : [];
  });
}

function spanOf(track: LiveTrack, fragment: TrackFragment): TrackSpan {
  const inMs = (ticks: number): number => (ticks * 1000) / track.scale;
  return {
    track,
    startMs: inMs(fragment.baseTime),
    endMs: inMs(fragment.baseTime + sampleDuration(fragment)),
    beginsWithKeyframe: fragment.samples[0]?.isKeyframe === true,
    samples: fragment.samples.length,
  };
}

/** Moves all tracks of a fragment in time, in place. */
export function shiftFragment(fragment: Buffer, tracks: readonly LiveTrack[], byMs: number): void {
  const moof = findBox(fragment, 'moof');
  for (const { type, body } of moof ? boxes(moof) : []) {
    const [tfhd, tfdt] = [findBox(body, 'tfhd'), findBox(body, 'tfdt')];
    if (type !== 'traf' || !tfhd || tfdt?.[0] !== 1) continue;
    const scale = tracks.find(({ id }) => id === tfhd.readUInt32BE(4))?.scale ?? 0;
    const moved = tfdt.readBigInt64BE(4) + BigInt(Math.round((byMs * scale) / 1000));
    tfdt.writeBigInt64BE(moved < 0n ? 0n : moved, 4);
  }
}
