import { describe, expect, it } from 'vitest';
import {
  canRedo,
  canUndo,
  closeStep,
  present,
  rebaseHistory,
  record,
  redo,
  startHistory,
  undo,
} from './edit-history';

const at = (nowMs: number, tag?: string) => ({ nowMs, tag });
const abc = record(record(startHistory('a'), 'b', at(0)), 'c', at(1));

describe('a history of edits', () => {
  it('goes back and forth', () => {
    expect([present(abc), canUndo(abc), canRedo(abc)]).toEqual(['c', true, false]);
    const back = undo(undo(abc));
    expect([present(back), canUndo(back), canRedo(back)]).toEqual(['a', false, true]);
    expect(present(redo(back))).toBe('b');
    expect(undo(back)).toBe(back);
    expect(redo(abc)).toBe(abc);
  });

  it('forgets what was taken back once something else is done', () => {
    const other = record(undo(abc), 'd', at(2));
    expect(other.states).toEqual(['a', 'b', 'd']);
  });

  it('takes typing without a rest as one step', () => {
    let typed = startHistory('');
    for (const [index, text] of ['D', 'De', 'Den'].entries()) {
      typed = record(typed, text, at(index * 1000, 'title'));
    }
    expect(typed.states).toEqual(['', 'Den']);
    expect(record(typed, 'Deny', at(9000, 'title')).states).toEqual(['', 'Den', 'Deny']);
    expect(record(typed, 'Deny', at(2001, 'speaker')).states).toHaveLength(3);
    expect(record(closeStep(typed), 'Deny', at(2001, 'title')).states).toHaveLength(3);
  });

  it('takes a drag as one step, however long it takes', () => {
    const dragged = record(startHistory(0), 1, at(0, 'drag'));
    const held = record(dragged, 2, { tag: 'drag', held: true, nowMs: 60_000 });
    expect(held.states).toEqual([0, 2]);
    expect(record(held, 3, { tag: 'other', held: true, nowMs: 60_000 }).states).toEqual([0, 2, 3]);
  });

  it('begins a new step after one was taken back', () => {
    const typed = record(startHistory('a'), 'b', at(0, 'title'));
    expect(record(redo(undo(typed)), 'c', at(1, 'title')).states).toEqual(['a', 'b', 'c']);
  });

  it('keeps the newest two hundred', () => {
    let long = startHistory(0);
    for (let step = 1; step <= 500; step++) long = record(long, step, at(step));
    expect(long.states).toHaveLength(200);
    expect(present(long)).toBe(500);
    expect(present(undo(long))).toBe(499);
  });

  it('is brought onto new ground as a whole', () => {
    const moved = rebaseHistory(undo(abc), (state) => state.toUpperCase());
    expect([present(moved), present(redo(moved))]).toEqual(['B', 'C']);
  });
});
