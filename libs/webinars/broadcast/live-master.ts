import { streamInf, type StreamFacts } from '@rounds/media';

/** One rendition of a broadcast as players are told of it. */
export interface LiveVariant extends StreamFacts {
  /** Of its playlist, beside this one. */
  uri: string;
}

/** Measured values move with every segment; what is told of them need not. */
const PEAK_STEP = 50_000;
const AVERAGE_STEP = 10_000;

/** Bits per second, rounded up: no segment is larger than what is told. */
export const toldRates = ({ peak, average }: { peak: number; average: number }) => ({
  bandwidth: Math.ceil(peak / PEAK_STEP) * PEAK_STEP,
  averageBandwidth: Math.ceil(average / AVERAGE_STEP) * AVERAGE_STEP,
});

/** The playlist that names the renditions; players begin with the first of them. */
export const liveMaster = (variants: readonly LiveVariant[]): string =>
  [
    ...['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'],
    ...variants.flatMap((variant) => [streamInf(variant), variant.uri]),
    '',
  ].join('\n');
