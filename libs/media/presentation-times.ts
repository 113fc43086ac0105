import type { Sample, TrackFragment } from './fragment';
import { MediaError } from './media-error';

/** When each sample is shown, in the order of decoding, in ticks. */
export function presentationTimes({ baseTime, samples }: TrackFragment): number[] {
  let decoded = baseTime;
  return samples.map(({ duration, compositionOffset }) => {
    const time = decoded + compositionOffset;
    decoded += duration;
    return time;
  });
}

/** Between two pictures fit so many that are decoded ahead of time. */
const AHEAD = 8;

/**
 * The same samples, decoded as late as they are needed: nothing is shown before it is decoded, the
 * first one is shown when it is decoded, and the last one lasts to the end of the segment. So a
 * segment takes the time of its pictures, although the encoder has reordered them and some stand for
 * seconds. (Decoding at an even pace instead would need negative offsets, which ffmpeg's reader adds
 * to all times, or would show all pictures too late.)
 * @param shown when, in the order of decoding
 * @throws MediaError `rendition-off-grid` when that cannot be: two pictures at once, or one that is
 *   shown before the first
 */
export function retimed(
  samples: readonly Sample[],
  shown: readonly number[],
  end: number,
): TrackFragment {
  const order = [...shown, end].sort((a, b) => a - b);
  const gaps = order.slice(1).map((time, at) => time - (order[at] ?? 0));
  const least = gaps.reduce((a, b) => Math.min(a, b), Infinity);
  const step = Math.max(1, Math.floor(least / AHEAD));
  const decoded: number[] = [];
  let latest = end + step;
  for (let at = samples.length - 1; at >= 0; at--) {
    latest = Math.min(latest - step, shown[at] ?? end);
    decoded[at] = latest;
  }
  const [baseTime] = decoded;
  if (least <= 0 || baseTime === undefined || baseTime !== shown[0]) {
    const detail = `pictures at ${order.slice(0, 4).join(', ')} … ${end}`;
    throw new MediaError('rendition-off-grid', 'The pictures are out of order', detail);
  }
  return {
    baseTime,
    samples: samples.map((sample, at) => {
      const [from, until] = [decoded[at] ?? end, decoded[at + 1] ?? end];
      return { ...sample, duration: until - from, compositionOffset: (shown[at] ?? end) - from };
    }),
  };
}
