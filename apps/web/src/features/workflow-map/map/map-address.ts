import type { LocationQuery } from 'vue-router';
import type { Place } from '../api';

/** What the address of the map tells: for which specialty, which axis (on a phone), which place. */
export interface MapAddress extends Place {
  /** A key, or `all`; left out: the person's own. */
  specialty?: string | undefined;
  /** The axis that is listed where there is no room for both. */
  axis?: 'billing' | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const mapAddressOf = (query: LocationQuery): MapAddress => ({
  specialty: text(query.specialty),
  axis: query.axis === 'billing' ? 'billing' : undefined,
  practice: text(query.practice),
  billing: text(query.billing),
});

export const mapQueryOf = (address: MapAddress): Record<string, string> =>
  Object.fromEntries(
    Object.entries(address).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

export const isSamePlace = (a: Place, b: Place): boolean =>
  a.practice === b.practice && a.billing === b.billing;
