/** Positions on the timeline: pixels from its left end, and media milliseconds. */
export interface Scale {
  pxPerMs: number;
  totalPx: number;
}

/** As close as one comes: a second is this wide. */
const PX_PER_SECOND = 160;
const ROOM_FOR_TICK_PX = 76;
const STEPS_MS = [
  ...[100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000],
  ...[60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000],
];

export const maxZoom = (durationMs: number, widthPx: number): number =>
  widthPx > 0 ? Math.max(1, (durationMs * PX_PER_SECOND) / 1000 / widthPx) : 1;

/** At zoom 1 the whole class fits. */
export function scaleOf(durationMs: number, widthPx: number, zoom: number): Scale {
  const totalPx = Math.max(0, Math.round(widthPx * zoom));
  return { totalPx, pxPerMs: durationMs > 0 ? totalPx / durationMs : 0 };
}

export interface Tick {
  ms: number;
  x: number;
}

/** Where times are written between two positions, never closer than they can be read. */
export function ticksBetween(fromMs: number, toMs: number, { pxPerMs, totalPx }: Scale): Tick[] {
  if (pxPerMs <= 0) return [];
  const step = STEPS_MS.find((ms) => ms * pxPerMs >= ROOM_FOR_TICK_PX) ?? STEPS_MS.at(-1)!;
  const ticks: Tick[] = [];
  for (let ms = Math.max(0, Math.floor(fromMs / step) * step); ms <= toMs; ms += step) {
    const x = ms * pxPerMs;
    if (x + ROOM_FOR_TICK_PX / 2 < totalPx) ticks.push({ ms, x });
  }
  return ticks;
}

/** What to scroll to so that a position stays under the same pixel of the window. */
export const scrollFor = (ms: number, atPx: number, { pxPerMs }: Scale): number =>
  Math.max(0, ms * pxPerMs - atPx);

/** Things at least so far from the one kept before, the first always; `xs` in order. */
export function apart(xs: readonly number[], leastPx: number): boolean[] {
  let last = -Infinity;
  return xs.map((x) => {
    const isFree = x - last >= leastPx;
    if (isFree) last = x;
    return isFree;
  });
}
