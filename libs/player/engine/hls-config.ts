import type { HlsConfig } from 'hls.js';

/**
 * Buffers for classes of up to hours on office computers and phones: half a minute ahead is enough
 * to survive a hiccup, a minute behind makes ← and J instant, and more would only cost memory.
 * hls.js retries for some seconds by itself; what lasts longer is ours (`recovery.ts`), because only
 * we can tell the person and ask for a new token.
 */
export function hlsConfig(startSeconds: number): Partial<HlsConfig> {
  const errorRetry = {
    maxNumRetry: 3,
    retryDelayMs: 500,
    maxRetryDelayMs: 4000,
    backoff: 'exponential' as const,
  };
  const timeoutRetry = { maxNumRetry: 2, retryDelayMs: 0, maxRetryDelayMs: 0 };
  const playlist = {
    maxTimeToFirstByteMs: 10_000,
    maxLoadTimeMs: 20_000,
    errorRetry,
    timeoutRetry,
  };
  return {
    // Explicit, or a playlist that still grows would be entered at its end.
    startPosition: Math.max(0, startSeconds),
    capLevelToPlayerSize: true,
    maxBufferLength: 30,
    maxMaxBufferLength: 120,
    backBufferLength: 60,
    abrEwmaDefaultEstimate: 1_500_000,
    manifestLoadPolicy: { default: playlist },
    playlistLoadPolicy: { default: playlist },
    fragLoadPolicy: { default: { ...playlist, maxLoadTimeMs: 60_000 } },
  };
}
