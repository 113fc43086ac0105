/** What a playlist says of one of the renditions that it names. */
export interface StreamFacts {
  /** Bits per second. */
  bandwidth: number;
  averageBandwidth: number;
  width: number;
  height: number;
  /** Pictures a second; null: unknown. */
  frameRate: number | null;
  /** RFC 6381. */
  codecs: string;
}

/** The tag before a rendition's address (RFC 8216 §4.3.4.2). @param audioGroup of its sound */
export const streamInf = (facts: StreamFacts, audioGroup: string | null = null): string =>
  '#EXT-X-STREAM-INF:' +
  [
    `BANDWIDTH=${Math.ceil(facts.bandwidth)}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(facts.averageBandwidth)}`,
    `RESOLUTION=${facts.width}x${facts.height}`,
    ...(facts.frameRate === null ? [] : [`FRAME-RATE=${facts.frameRate.toFixed(3)}`]),
    `CODECS="${facts.codecs}"`,
    ...(audioGroup ? [`AUDIO="${audioGroup}"`] : []),
  ].join(',');
