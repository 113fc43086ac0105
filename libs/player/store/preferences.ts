import type { QualityChoice } from '../engine/types';

/** Speeds on offer, slowest first. */
export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** What a person chose, remembered by the browser. */
export interface Preferences {
  speed: number;
  quality: QualityChoice;
  /** Whether single keys work on the whole page, or only while the player has the focus. */
  pageKeys: boolean;
}

export const DEFAULTS: Preferences = { speed: 1, quality: 'auto', pageKeys: true };

const KEY = 'rounds.player';

/** Reads what was stored; anything missing, damaged or out of range is the default. */
export function parsePreferences(text: string | null): Preferences {
  let stored: unknown = null;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    // Damaged: the defaults do.
  }
  const { speed, quality, pageKeys } = (stored ?? {}) as Partial<
    Record<keyof Preferences, unknown>
  >;
  return {
    speed: SPEEDS.find((offered) => offered === speed) ?? DEFAULTS.speed,
    quality: Number.isInteger(quality) && (quality as number) > 0 ? (quality as number) : 'auto',
    pageKeys: pageKeys !== false,
  };
}

export function loadPreferences(): Preferences {
  try {
    return parsePreferences(localStorage.getItem(KEY));
  } catch {
    return { ...DEFAULTS };
  }
}

export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Forbidden or full: the choice holds for this page.
  }
}

/** The next speed on offer in a direction; the ends hold. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const offered = direction > 0 ? SPEEDS : [...SPEEDS].reverse();
  return offered.find((other) => (other - speed) * direction > 0) ?? speed;
}
