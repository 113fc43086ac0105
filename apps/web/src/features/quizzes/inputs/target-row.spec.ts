import { expect, it } from 'vitest';
import { targetRow } from './target-row';

const rows = [0, 50, 100, 200].map((top, index) => ({ top, height: index === 2 ? 100 : 50 }));

it.each([
  ['rests where it is', 0, 30, 0],
  ['stays before the middle of the next', 0, 74, 0],
  ['takes the next place past its middle', 0, 76, 1],
  ['goes over several at once', 0, 160, 2],
  ['goes to the end', 1, 900, 3],
  ['goes up past a middle', 3, 140, 2],
  ['goes to the beginning', 3, -40, 0],
])('%s', (_, from, y, to) => {
  expect(targetRow(rows, from, y)).toBe(to);
});
