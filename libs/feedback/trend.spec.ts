import { describe, expect, it } from 'vitest';
import { directionOf, fillWeeks, TREND_WEEKS, weekOf, type Week } from './trend';

const NOW = new Date('2026-11-27T14:00:00Z');

describe('a week', () => {
  it.each([
    ['2026-11-23T00:00:00Z', '2026-11-23'],
    ['2026-11-27T14:00:00Z', '2026-11-23'],
    ['2026-11-29T23:59:59Z', '2026-11-23'],
    ['2026-11-30T00:00:00Z', '2026-11-30'],
    ['2027-01-01T12:00:00Z', '2026-12-28'],
  ])('of %s begins on Monday %s', (at, monday) => {
    expect(weekOf(new Date(at))).toBe(monday);
  });
});

it('weeks without answers are filled in, older and unknown ones left out', () => {
  const told = { week: '2026-11-09', n: 3, positive: 2 };
  const weeks = fillWeeks([told, { week: '2020-01-06', n: 9, positive: 9 }], NOW);
  expect(weeks).toHaveLength(TREND_WEEKS);
  expect(weeks.map(({ week }) => week).slice(-3)).toEqual([
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
  ]);
  expect(weeks.filter(({ n }) => n > 0)).toEqual([told]);
});

describe('the direction', () => {
  const halves = (earlier: [number, number], later: [number, number]): Week[] =>
    fillWeeks([], NOW).map(({ week }, index) => {
      const [positive, n] = index === 0 ? earlier : index === TREND_WEEKS - 1 ? later : [0, 0];
      return { week, n, positive };
    });

  it.each([
    ['up', [5, 20], [18, 20]],
    ['down', [18, 20], [5, 20]],
    ['steady', [14, 20], [17, 20]],
    ['few', [1, 9], [9, 9]],
    ['few', [0, 0], [20, 20]],
  ] as const)('is %s from %j to %j', (direction, earlier, later) => {
    expect(directionOf(halves([...earlier], [...later]))).toBe(direction);
  });
});
