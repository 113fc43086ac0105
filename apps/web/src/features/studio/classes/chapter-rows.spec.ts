import { describe, expect, it } from 'vitest';
import { addAt, endsOf, problemsOf, toChapters, toRows, without } from './chapter-rows';

const rows = toRows([
  { id: 'a', title: 'Call', startMs: 0, endMs: 30_000, topics: ['practice:eligibility'] },
  { id: 'b', title: 'Check', startMs: 30_000, endMs: 90_000, topics: [] },
]);

describe('chapters as rows', () => {
  it('are saved as they were when nothing was typed', () => {
    expect(toChapters(rows)).toEqual([
      { id: 'a', title: 'Call', startMs: 0, topics: ['practice:eligibility'] },
      { id: 'b', title: 'Check', startMs: 30_000, topics: [] },
    ]);
    expect(problemsOf(rows, 90_000)).toEqual([{}, {}]);
    expect(endsOf(rows, 90_000)).toEqual([30_000, 90_000]);
  });

  it('tell what keeps each of them from being saved', () => {
    const start = (...starts: string[]) =>
      problemsOf(
        starts.map((text, index) => ({ key: `${index}`, title: 'x', start: text, topics: [] })),
        90_000,
      ).map((problem) => problem.start);
    expect(start('0:01', '0:20')).toEqual(['first-at-zero', undefined]);
    expect(start('0', '0:20', '0:20')).toEqual([undefined, undefined, 'not-after']);
    expect(start('0', 'soon', '0:20')).toEqual([undefined, 'not-a-time', undefined]);
    expect(start('0', '1:30')).toEqual([undefined, 'past-end']);
    expect(problemsOf([{ key: 'a', title: ' ', start: '0', topics: [] }], 90_000)).toEqual([
      { title: 'missing' },
    ]);
  });

  it('take a new one in by its time', () => {
    const { rows: more, added } = addAt(rows, 12_500);
    expect(more.map(({ start }) => start)).toEqual(['0:00.000', '0:12.500', '0:30.000']);
    expect(more[1]?.key).toBe(added);
    expect(addAt(rows, 60_000).rows.at(-1)?.start).toBe('1:00.000');
  });

  it('tile again after one was removed', () => {
    expect(without(rows, 'a')).toEqual([{ ...rows[1], start: '0:00.000' }]);
  });
});
