import type { ErrorData } from 'hls.js';
import type { Problem } from './types';

/** 401: the session is over; 403: the token is. Both are healed by a new source, or by nobody. */
const EXPIRED = [401, 403];

/** What an error of hls.js means for recovery; null when hls.js handles it without anybody noticing. */
export function problemOf(
  error: Pick<ErrorData, 'type' | 'details' | 'fatal' | 'response'>,
): Problem | null {
  const { fatal } = error;
  if (EXPIRED.includes(error.response?.code ?? 0)) return { kind: 'expired', fatal };
  if (error.details === 'manifestIncompatibleCodecsError') return { kind: 'unsupported', fatal };
  if ((error.type as string) === 'networkError') return { kind: 'network', fatal };
  return fatal ? { kind: 'media', fatal } : null;
}
