import {
  averageBandwidth,
  peakBandwidth,
  SEGMENT_MS,
  type ChunkPlan,
  type RenditionPlan,
  type Segment,
  type SegmentRun,
  type VerifiedRendition,
} from '@rounds/media';

/** A chunk as the rules below see it: what is stored of it. */
export interface MadeChunk extends Pick<ChunkPlan, 'index' | 'firstSegment' | 'segments'> {
  made: Record<string, SegmentRun>;
}

export interface StoredSegment extends Segment {
  /** In the whole recording. */
  number: number;
  /** Of the chunk whose folder holds it. */
  chunk: number;
}

/** What of a quality can be played from the beginning without a hole. */
export interface Prefix {
  codecs: string;
  segments: StoredSegment[];
  complete: boolean;
}

/** @param chunks all of them, in order; null: nothing yet */
export function prefixOf(name: string, chunks: readonly MadeChunk[]): Prefix | null {
  const missing = chunks.findIndex(({ made }) => !made[name]);
  const there = missing < 0 ? chunks : chunks.slice(0, missing);
  const codecs = there[0]?.made[name]?.codecs;
  if (codecs === undefined) return null;
  return {
    codecs,
    complete: missing < 0,
    segments: there.flatMap(({ index, firstSegment, made }) =>
      (made[name]?.segments ?? []).map((segment, at) => ({
        ...segment,
        number: firstSegment + at,
        chunk: index,
      })),
    ),
  };
}

/**
 * What a quality is. While more is to come its bit rates are what the encoder may reach at most;
 * once it is complete they are what was measured.
 */
export function measure(plan: RenditionPlan, prefix: Prefix): VerifiedRendition {
  const { segments, complete, codecs } = prefix;
  const [peak, average] = [peakBandwidth(segments, SEGMENT_MS), averageBandwidth(segments)];
  return {
    name: plan.name,
    width: plan.width,
    height: plan.height,
    frameRate: plan.fps,
    durationMs: Math.round(segments.reduce((sum, { durationMs }) => sum + durationMs, 0)),
    segments: segments.length,
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    bandwidth: complete ? peak : Math.max(peak, plan.maxrate),
    averageBandwidth: complete ? average : Math.max(average, plan.videoBitrate),
    codecs,
  };
}

/** A class is legible from here on. */
const LEGIBLE_SIDE = 360;

/**
 * Which qualities one run makes together: all that the chunk lacks. Of one that is awaited the
 * smallest legible one goes before the rest, so that the class soon plays; after a failure each is
 * made by itself, so that one that cannot be made does not keep the others.
 * @param plans of the recording, best first
 */
export function passesOf(
  plans: readonly RenditionPlan[],
  { made }: Pick<MadeChunk, 'made'>,
  { isAwaited, failedBefore }: { isAwaited: boolean; failedBefore: boolean },
): RenditionPlan[][] {
  const missing = plans.filter(({ name }) => !made[name]);
  if (failedBefore) return missing.map((plan) => [plan]);
  if (!isAwaited || Object.keys(made).length > 0) return missing.length > 0 ? [missing] : [];
  const legible = plans.filter((plan) => Math.min(plan.width, plan.height) >= LEGIBLE_SIDE);
  const first = legible.at(-1) ?? plans[0];
  const rest = missing.filter((plan) => plan !== first);
  return [first ? [first] : [], rest].filter((pass) => pass.length > 0);
}
