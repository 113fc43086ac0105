import { expect, it } from 'vitest';
import { BurntClock } from './burnt-clock';

const NOW = Date.UTC(2027, 2, 4, 15, 30, 12, 345);

it('tells the time that was burnt in', () => {
  expect(BurntClock.blocks(NOW)).toHaveLength(BurntClock.COLUMNS * BurntClock.ROWS);
  for (const delay of [0, 1, 2600, 3_600_000]) {
    expect(BurntClock.time(BurntClock.blocks(NOW - delay), NOW)).toBe(NOW - delay);
  }
});

it('tells it over the turn of its 32 bits', () => {
  const turn = Math.ceil(NOW / 2 ** 32) * 2 ** 32;
  expect(BurntClock.time(BurntClock.blocks(turn - 700), turn + 900)).toBe(turn - 700);
});

it('does not guess when a block was misread, or none can be', () => {
  const blocks = BurntClock.blocks(NOW);
  blocks.forEach((_, wrong) => {
    const read = blocks.map((block, at) => (at === wrong ? !block : block));
    expect(BurntClock.time(read, NOW)).toBeNull();
  });
  expect(BurntClock.time(blocks.slice(1), NOW)).toBeNull();
  expect(BurntClock.time(Array<boolean>(40).fill(false), NOW)).toBeNull();
  expect(BurntClock.time(Array<boolean>(40).fill(true), NOW)).toBeNull();
});

it('can be given to a page as text', () => {
  const given = new Function(`return ${BurntClock.toString()}`)() as typeof BurntClock;
  expect(given.time(given.blocks(NOW), NOW + 5)).toBe(NOW);
});
