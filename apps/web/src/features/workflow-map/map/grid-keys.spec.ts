import { describe, expect, it } from 'vitest';
import { nextSpot } from './grid-keys';

const last = { row: 8, column: 13 };
const from = (row: number, column: number, key: string, control = false) => {
  const to = nextSpot(key, control, { row, column }, last);
  return to && [to.row, to.column];
};

describe('keys on the map', () => {
  it('lead one further', () => {
    expect(from(3, 3, 'ArrowUp')).toEqual([2, 3]);
    expect(from(3, 3, 'ArrowDown')).toEqual([4, 3]);
    expect(from(3, 3, 'ArrowLeft')).toEqual([3, 2]);
    expect(from(3, 3, 'ArrowRight')).toEqual([3, 4]);
  });

  it('stop at the edges and before the empty corner', () => {
    expect(from(8, 2, 'ArrowDown')).toBeNull();
    expect(from(8, 13, 'ArrowRight')).toBeNull();
    expect(from(1, 0, 'ArrowUp')).toBeNull();
    expect(from(0, 1, 'ArrowLeft')).toBeNull();
    expect(from(0, 1, 'Home')).toBeNull();
  });

  it('lead along the row and to the corners', () => {
    expect(from(3, 5, 'Home')).toEqual([3, 0]);
    expect(from(0, 5, 'Home')).toEqual([0, 1]);
    expect(from(3, 5, 'End')).toEqual([3, 13]);
    expect(from(3, 5, 'Home', true)).toEqual([1, 1]);
    expect(from(3, 5, 'End', true)).toEqual([8, 13]);
  });

  it('are left to the page otherwise', () => expect(from(3, 3, 'Tab')).toBeNull());
});
