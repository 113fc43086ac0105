import { setTimeout as pause } from 'node:timers/promises';
import { median, percentile } from '../statistics';
import type { DelaySample } from './clock-reader';
import type { PresenterPage } from './presenter-page';
import type { ViewerPage } from './viewer-page';

/** What was seen during one window. */
export interface Watched {
  fromMs: number;
  toMs: number;
  medianDelayMs: number;
  worstDelayMs: number;
  samples: number;
  /** Frames whose clock could not be read, and times when the player waited. */
  unread: number;
  waits: number;
  /**
   * By how much the delay that the host is told exceeds the one in the host's own picture: what the
   * time of day in the playlists is off from the clock. Null when nothing was told.
   */
  toldTooMuchMs: number | null;
}

const LOOK_EVERY_MS = 2000;
/** A picture five times a second; with fewer than half of them it was no window. */
const LEAST_SAMPLES_PER_SECOND = 2.5;

/** Reads the viewer's clock for so long, and what the host is told meanwhile. */
export async function watchFor(
  seconds: number,
  viewer: ViewerPage,
  presenter: PresenterPage,
): Promise<Watched> {
  await Promise.all([viewer.reading(), presenter.reading()]);
  const fromMs = Date.now();
  const differences: number[] = [];
  while (Date.now() - fromMs < seconds * 1000) {
    await pause(LOOK_EVERY_MS);
    const [told, own] = await Promise.all([presenter.toldDelay(), presenter.reading()]);
    // The page tells the last second's.
    const shown = own.samples.slice(-5).map(({ delayMs }) => delayMs);
    if (told !== null && shown.length > 0) differences.push(told * 1000 - median(shown));
  }
  const toMs = Date.now();
  const { samples, unread, waits } = await viewer.reading();
  if (samples.length < seconds * LEAST_SAMPLES_PER_SECOND) {
    throw new Error(`The clock was read ${samples.length} times, ${unread} times it could not be`);
  }
  return {
    ...{ fromMs, toMs, samples: samples.length, unread, waits, ...delaysOf(samples) },
    toldTooMuchMs: differences.length > 0 ? median(differences) : null,
  };
}

function delaysOf(samples: readonly DelaySample[]) {
  const delays = samples.map(({ delayMs }) => delayMs);
  return { medianDelayMs: median(delays), worstDelayMs: percentile(delays, 1) };
}
