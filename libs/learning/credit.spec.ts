import { describe, expect, it } from 'vitest';
import { BACKLOG_MS, credit, OPENING_TOLERANCE_MS, type Credit, type Played } from './credit';
import { lengthOf, normalise, type Span } from './span';

const HOUR = 3_600_000;
/** Some moment; nothing depends on which. */
const T0 = Date.UTC(2026, 0, 5, 9);

/** A person at the server: sessions come and go, there is one clock. Times are ms after T0. */
function person() {
  let clock = 0;
  const watched: Span[] = [];
  const post = (at: number, openedAt: number, played: Partial<Played>): Credit => {
    const result = credit(
      { intervals: [], rate: 1, durationMs: HOUR, ...played },
      { nowMs: T0 + at, sessionStartMs: T0 + openedAt, creditedAtMs: clock },
    );
    expect(result.creditedAtMs).toBeGreaterThanOrEqual(clock);
    clock = result.creditedAtMs;
    watched.push(...result.credited);
    return result;
  };
  return { post, earned: () => lengthOf(normalise(watched, HOUR)) };
}

/** Posts `everyMs` of playing at `rate` in one go each time it has been played. */
const heartbeats = (untilMs: number, everyMs: number, rate = 1) =>
  Array.from({ length: untilMs / everyMs }, (_, index) => ({
    at: (index + 1) * everyMs,
    intervals: [[index * everyMs * rate, (index + 1) * everyMs * rate]] as Span[],
  }));

describe('right after opening', () => {
  it.each([0, 1, 15, 400, 999, 1000])('a whole class after %i ms earns 2 s at most', (at) => {
    const { creditedMs, credited } = person().post(at, 0, { intervals: [[0, HOUR]] });
    expect(creditedMs).toBeLessThanOrEqual(2000);
    expect(credited).toEqual([[0, creditedMs]]);
  });

  it('posting it again and again earns no more', () => {
    const { post, earned } = person();
    for (let at = 0; at < 1000; at += 20) post(at, 0, { intervals: [[at * 5, HOUR]] });
    expect(earned()).toBeLessThanOrEqual(2000);
  });

  it('opening session after session earns no more than the time that passes', () => {
    const { post, earned } = person();
    for (let at = 0; at <= 10_000; at += 100)
      post(at, at, { intervals: [[at * 100, at * 100 + 60_000]] });
    expect(earned()).toBeLessThanOrEqual(10_000 + 2 * OPENING_TOLERANCE_MS);
  });

  it('believes a player that began a little before the server knew', () => {
    expect(person().post(4200, 0, { intervals: [[0, 5000]] }).creditedMs).toBe(5000);
  });

  it('twice the speed earns 4 s at most', () => {
    expect(person().post(0, 0, { intervals: [[0, HOUR]], rate: 2 }).creditedMs).toBe(4000);
  });
});

describe('honest watching', () => {
  it('is believed to the millisecond', () => {
    const { post, earned } = person();
    for (const { at, intervals } of heartbeats(600_000, 5000)) post(at + 80, 0, { intervals });
    expect(earned()).toBe(600_000);
  });

  it.each([0.25, 0.5, 0.75, 1.25, 1.5, 1.75, 2])('also at speed %d', (rate) => {
    const { post, earned } = person();
    for (const { at, intervals } of heartbeats(120_000, 4000, rate))
      post(at, 0, { intervals, rate });
    expect(earned()).toBe(120_000 * rate);
  });

  it('survives batches whose delay jumps about', () => {
    const { post, earned } = person();
    heartbeats(120_000, 5000).forEach(({ at, intervals }, index) =>
      post(at + ((index * 7919) % 900), 0, { intervals }),
    );
    expect(earned()).toBe(120_000);
  });

  it('is believed after a pause of an hour, and after a day', () => {
    const { post } = person();
    post(5000, 0, { intervals: [[0, 5000]] });
    expect(post(HOUR, 0, { intervals: [[5000, 10_000]] }).creditedMs).toBe(5000);
    expect(post(24 * HOUR, 0, { intervals: [[10_000, 15_000]] }).creditedMs).toBe(5000);
  });

  it('is believed in any order of arrival', () => {
    const { post, earned } = person();
    const batches = heartbeats(20_000, 5000);
    for (const index of [2, 0, 3, 1])
      post(20_000 + index, 0, { intervals: batches[index]?.intervals ?? [] });
    expect(earned()).toBe(20_000);
  });

  it('of what was seen before uses time up, and takes nothing away', () => {
    const { post, earned } = person();
    post(5000, 0, { intervals: [[0, 5000]] });
    expect(post(10_000, 0, { intervals: [[0, 5000]] }).creditedMs).toBe(5000);
    expect(post(10_000, 0, { intervals: [[5000, 60_000]] }).creditedMs).toBe(OPENING_TOLERANCE_MS);
    expect(earned()).toBe(6000);
  });
});

describe('two tabs', () => {
  it('of different places earn what one would', () => {
    const { post, earned } = person();
    for (const { at, intervals } of heartbeats(60_000, 5000)) {
      post(at, 0, { intervals });
      post(at + 10, 0, { intervals: intervals.map(([a, b]) => [a + HOUR / 2, b + HOUR / 2]) });
    }
    expect(earned()).toBeLessThanOrEqual(60_000 + 2 * OPENING_TOLERANCE_MS);
    expect(earned()).toBeGreaterThanOrEqual(60_000);
  });

  it('opened late earns nothing for the time that is spent already', () => {
    const { post } = person();
    for (const { at, intervals } of heartbeats(30_000, 5000)) post(at, 0, { intervals });
    const late = post(30_100, 30_000, { intervals: [[HOUR / 2, HOUR]] });
    expect(late.creditedMs).toBeLessThanOrEqual(2 * OPENING_TOLERANCE_MS);
  });

  it('at twice the speed each still share one clock', () => {
    const { post, earned } = person();
    for (const { at, intervals } of heartbeats(60_000, 5000, 2)) {
      post(at, 0, { intervals, rate: 2 });
      post(at, 0, { intervals: intervals.map(([a, b]) => [a + HOUR / 2, b + HOUR / 2]), rate: 2 });
    }
    expect(earned()).toBeLessThanOrEqual(2 * (60_000 + 2 * OPENING_TOLERANCE_MS));
  });
});

describe('after a network loss', () => {
  it('one late batch is believed', () => {
    const { post, earned } = person();
    post(5000, 0, { intervals: [[0, 5000]] });
    post(125_000, 0, { intervals: [[5000, 125_000]] });
    expect(earned()).toBe(125_000);
  });

  it('many late batches, each in its turn, are believed', () => {
    const { post, earned } = person();
    for (const { intervals } of heartbeats(120_000, 5000)) post(120_500, 0, { intervals });
    expect(earned()).toBe(120_000);
  });

  it('the delivery may come long after the playing', () => {
    const { post } = person();
    post(5000, 0, { intervals: [[0, 5000]] });
    expect(post(9 * HOUR, 0, { intervals: [[5000, 125_000]] }).creditedMs).toBe(120_000);
  });

  it('no more than the backlog is believed', () => {
    const { post } = person();
    post(5000, 0, { intervals: [[0, 5000]] });
    const late = post(HOUR, 0, { intervals: [[5000, HOUR]] });
    expect(late.creditedMs).toBe(BACKLOG_MS);
    expect(post(HOUR, 0, { intervals: [[HOUR / 2, HOUR]] }).creditedMs).toBe(0);
  });

  it('a pause banks no more than the backlog', () => {
    const { post } = person();
    post(5000, 0, { intervals: [[0, 5000]] });
    post(12 * HOUR, 0, { intervals: [] });
    const { creditedMs } = post(12 * HOUR, 0, { intervals: [[5000, HOUR]] });
    expect(creditedMs).toBe(BACKLOG_MS);
  });
});

describe('what is claimed', () => {
  const long = { at: HOUR / 4, openedAt: 0 };
  const claim = (played: Partial<Played>) => person().post(long.at, long.openedAt, played);

  it('overlapping intervals of a batch count once', () => {
    const { credited, creditedMs } = claim({
      intervals: [
        [4000, 9000],
        [0, 5000],
        [1000, 2000],
        [9000, 9500],
      ],
    });
    expect(credited).toEqual([[0, 9500]]);
    expect(creditedMs).toBe(9500);
  });

  it('is clipped to the class', () => {
    const intervals: Span[] = [
      [-500, 100],
      [9900, 20_000],
      [30_000, 40_000],
    ];
    expect(claim({ intervals, durationMs: 10_000 }).credited).toEqual([
      [0, 100],
      [9900, 10_000],
    ]);
  });

  it('empty and backward intervals are nothing and cost nothing', () => {
    const { credited, creditedAtMs } = claim({
      intervals: [
        [5, 5],
        [9, 2],
      ],
    });
    expect(credited).toEqual([]);
    expect(creditedAtMs).toBe(0);
  });

  it('is cut in the middle of an interval where the time ends', () => {
    const intervals: Span[] = [
      [0, 1500],
      [8000, 20_000],
    ];
    expect(person().post(3000, 0, { intervals }).credited).toEqual([
      [0, 1500],
      [8000, 10_500],
    ]);
  });

  it.each([
    [16, 2],
    [0, 0.25],
    [-3, 0.25],
  ])('a speed of %d counts as %d', (rate, effective) => {
    const { creditedMs } = person().post(9000, 0, { intervals: [[0, HOUR]], rate });
    expect(creditedMs).toBe(10_000 * effective);
  });

  it('a clock that runs ahead of the present gives nothing and stays', () => {
    const result = credit(
      { intervals: [[0, 5000]], rate: 1, durationMs: HOUR },
      { nowMs: T0, sessionStartMs: T0 - HOUR, creditedAtMs: T0 + 60_000 },
    );
    expect(result).toEqual({ credited: [], creditedMs: 0, creditedAtMs: T0 + 60_000 });
  });
});

it('whatever is posted, nobody earns more than the time they lived through', () => {
  let seed = 42;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 200; round++) {
    const { post } = person();
    let at = 0;
    let creditedTime = 0;
    for (let step = 0; step < 60; step++) {
      at += random(20_000);
      const openedAt = random(at + 1);
      const start = random(HOUR);
      const rate = [0.5, 1, 1.5, 2][random(4)] ?? 1;
      const { creditedMs } = post(at, openedAt, {
        intervals: [[start, start + random(90_000)]],
        rate,
      });
      creditedTime += creditedMs / rate;
      expect(creditedTime).toBeLessThanOrEqual(at + 2 * OPENING_TOLERANCE_MS);
    }
  }
});
