import type { Segment } from './rendition';

const bitsPerSecond = (bytes: number, durationMs: number): number =>
  Math.ceil((bytes * 8000) / durationMs);

/** Bits a second over everything (RFC 8216 §4.1). */
export function averageBandwidth(segments: readonly Segment[]): number {
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  return bitsPerSecond(
    bytes,
    segments.reduce((sum, segment) => sum + segment.durationMs, 0),
  );
}

/**
 * The peak segment bit rate (RFC 8216 §4.1): the largest bit rate of any run of segments that lasts
 * between a half and one and a half target durations. A short last segment therefore counts only
 * together with its neighbour.
 */
export function peakBandwidth(segments: readonly Segment[], targetMs: number): number {
  let peak = 0;
  segments.forEach((_, from) => {
    let bytes = 0;
    let durationMs = 0;
    for (const segment of segments.slice(from)) {
      bytes += segment.bytes;
      durationMs += segment.durationMs;
      if (durationMs > targetMs * 1.5) break;
      if (durationMs >= targetMs * 0.5) peak = Math.max(peak, bitsPerSecond(bytes, durationMs));
    }
  });
  return peak || averageBandwidth(segments);
}
