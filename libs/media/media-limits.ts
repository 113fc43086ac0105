/** What an uploaded file may be at most. */
export interface MediaLimits {
  maxBytes: number;
  maxDurationMs: number;
  /** Longest side of the coded picture, in pixels. */
  maxPixelsPerSide: number;
  maxFps: number;
  /** All tracks together: pictures, sound, subtitles, data. */
  maxTracks: number;
}

export const DEFAULT_MEDIA_LIMITS: Readonly<MediaLimits> = {
  maxBytes: 20 * 1024 ** 3,
  maxDurationMs: 12 * 3_600_000,
  maxPixelsPerSide: 8192,
  maxFps: 240,
  maxTracks: 32,
};

/** What one child process may use. Exceeding any of them ends it with a `ffmpeg-…` error. */
export interface RunLimits {
  /** CPU seconds over all threads. */
  cpuSeconds: number;
  /** Wall clock. */
  wallMs: number;
  /** Bytes that the run may write into its output folder. */
  diskBytes: number;
  /** Address space. */
  memoryBytes: number;
  /** 0 (normal) to 19 (only when nobody else wants the CPU). */
  niceness: number;
}

/**
 * All children stand behind the API and live classes (0); what it takes to play something that
 * somebody waits for goes before the rest.
 */
export const NICENESS = { awaited: 4, rest: 10 } as const;

export const DEFAULT_RUN_LIMITS: Readonly<RunLimits> = {
  cpuSeconds: 48 * 3600,
  wallMs: 24 * 3_600_000,
  diskBytes: 60 * 1024 ** 3,
  memoryBytes: 8 * 1024 ** 3,
  niceness: NICENESS.rest,
};

/** For probes and checks, which read little. */
export const PROBE_RUN_LIMITS: Readonly<RunLimits> = {
  cpuSeconds: 300,
  wallMs: 10 * 60_000,
  diskBytes: 64 * 1024 ** 2,
  memoryBytes: 8 * 1024 ** 3,
  niceness: NICENESS.awaited,
};
