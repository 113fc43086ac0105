import { describe, expect, it } from 'vitest';
import { MAX_CHAPTERS, tile } from './chapters';
import { markedChapters } from './marked-chapters';

const mark = (atMs: number, title: string, ...topics: string[]) => ({ atMs, title, topics });
const cut = (...marks: ReturnType<typeof mark>[]) =>
  markedChapters(marks, 60_000, 'Denials').map(({ startMs, title }) => [startMs, title]);

describe('chapters from marks', () => {
  it('begin at the marks; before the first is a chapter that is called like the class', () => {
    expect(cut(mark(12_000, 'Codes'), mark(40_000, 'Appeals'))).toEqual([
      [0, 'Denials'],
      [12_000, 'Codes'],
      [40_000, 'Appeals'],
    ]);
  });

  it('begin at 0 where the first mark was made with the first picture', () => {
    expect(cut(mark(400, 'Welcome'), mark(5000, 'Codes'))).toEqual([
      [0, 'Welcome'],
      [5000, 'Codes'],
    ]);
  });

  it('are none without marks', () => {
    expect(cut()).toEqual([]);
  });

  it('take the last of marks that leave no room for a chapter between them', () => {
    expect(
      cut(mark(0, 'Test'), mark(0, 'Welcome'), mark(9000, 'Coeds'), mark(9900, 'Codes')),
    ).toEqual([
      [0, 'Welcome'],
      [9000, 'Codes'],
    ]);
  });

  it('keep a mark at the very end as a short last chapter, or correct the one just before', () => {
    for (const end of [59_500, 60_000]) {
      expect(cut(mark(0, 'All'), mark(end, 'End'))).toEqual([
        [0, 'All'],
        [59_000, 'End'],
      ]);
    }
    expect(cut(mark(0, 'All'), mark(58_900, 'Ned'), mark(59_500, 'End'))).toEqual([
      [0, 'All'],
      [58_900, 'End'],
    ]);
    expect(cut(mark(60_000, 'End'))).toEqual([
      [0, 'Denials'],
      [59_000, 'End'],
    ]);
  });

  it('name the whole of a class that is shorter than a chapter', () => {
    const [only, ...more] = markedChapters([mark(700, 'End')], 800, 'Denials');
    expect([only?.startMs, only?.title, more]).toEqual([0, 'End', []]);
  });

  it('carry the topics of their marks, and lie end to end', () => {
    const marks = [mark(3000.4, ' A \n title ', 'billing:denials')];
    const chapters = markedChapters(marks, 60_000, 'Denials');
    expect(chapters[1]).toEqual({ startMs: 3000, title: 'A title', topics: ['billing:denials'] });
    expect(tile(chapters, 60_000)).toHaveLength(2);
  });

  it('are as many as a class may have', () => {
    const marks = Array.from({ length: 600 }, (_, at) => mark(at * 2000, `${at}`));
    expect(markedChapters(marks, 3_600_000, 'Long')).toHaveLength(MAX_CHAPTERS);
  });
});
