import type { LocationQuery } from 'vue-router';
import { RECORDING_STATES, type RecordingFilter } from './api';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** What the address asks for; what makes no sense in it is left out. */
export function filterOf(query: LocationQuery): RecordingFilter {
  return {
    state: RECORDING_STATES.find((state) => state === query.state),
    q: text(query.q),
    unused: query.unused === 'true' || undefined,
    uploadedBy: text(query.uploadedBy),
  };
}

/** The address of a filter: only what is set. */
export const queryOf = (filter: RecordingFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
  );

export const isFiltered = (filter: RecordingFilter): boolean => Object.values(filter).some(Boolean);
