import type { OutSegment } from '../stalls';

export interface CrowdOptions {
  baseUrl: string;
  webinarId: string;
  /** The `Cookie` header of each viewer. */
  cookies: string[];
}

export type CrowdWish = { kind: 'watch'; options: CrowdOptions } | { kind: 'report' };

export interface CrowdReport {
  /** What went out while they watched; taken by the time of day in the playlist. */
  segments: OutSegment[];
  /** Sequence and time of arrival, of each viewer. */
  arrivals: [number, number][][];
  requests: number;
  /** Answers other than what was asked for. */
  failures: number;
  megabytes: number;
  /** Connections to the room that ended. */
  drops: number;
}

export type CrowdAnswer = { kind: 'watching' } | { kind: 'report'; report: CrowdReport };
