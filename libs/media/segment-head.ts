import { box, words } from './boxes';
import type { TrackFragment } from './fragment';

const KEYFRAME = 0x02000000;
const DEPENDENT = 0x01010000;

/**
 * What stands before the media of a segment with one fragment of one track (ISO 14496-12 §8.8): the
 * first sample is a keyframe, and no other.
 * @param sequence from 1, growing through the recording
 */
export function segmentHead(sequence: number, { baseTime, samples }: TrackFragment): Buffer {
  const bytes = samples.reduce((sum, sample) => sum + sample.bytes, 0);
  // The media follows this box and its own head.
  const moof = (offset: number): Buffer =>
    box(
      'moof',
      box('mfhd', words(0, sequence)),
      box(
        'traf',
        box('tfhd', words(0x20020, 1, DEPENDENT)),
        box('tfdt', words(0x01000000, Math.floor(baseTime / 2 ** 32), baseTime)),
        box(
          'trun',
          words(0xb05, samples.length, offset, KEYFRAME),
          words(
            ...samples.flatMap((sample) => [
              ...[sample.duration, sample.bytes, sample.compositionOffset],
            ]),
          ),
        ),
      ),
    );
  const mdat = box('mdat');
  mdat.writeUInt32BE(mdat.length + bytes, 0);
  return Buffer.concat([moof(moof(0).length + mdat.length), mdat]);
}
