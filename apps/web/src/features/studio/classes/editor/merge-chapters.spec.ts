import { describe, expect, it } from 'vitest';
import type { EditedChapter } from './chapter-edits';
import { mergeChapters, takeTheirs } from './merge-chapters';

const durationMs = 120_000;
const chapter = (
  id: string,
  startMs: number,
  rest: Partial<EditedChapter> = {},
): EditedChapter => ({
  ...{ id, startMs, title: id.toUpperCase(), topics: [] },
  ...rest,
});
const [a, b, c] = [chapter('a', 0), chapter('b', 30_000), chapter('c', 60_000)];
const base = [a, b, c];
const merge = (mine: EditedChapter[], theirs: EditedChapter[]) =>
  mergeChapters({ base, mine, theirs }, durationMs);
const merged = (mine: EditedChapter[], theirs: EditedChapter[]) => {
  const { chapters, conflicts } = merge(mine, theirs);
  expect(conflicts).toEqual([]);
  return chapters;
};

describe('changes of two people that go together', () => {
  it('are nothing when nobody changed anything', () => {
    expect(merged(base, base)).toEqual(base);
  });

  it('are those of the only one who changed something', () => {
    const changed = [a, { ...b, title: 'Call' }, chapter('new', 45_000), c];
    expect(merged(changed, base)).toEqual(changed);
    expect(merged(base, changed)).toEqual(changed);
  });

  it('touch different chapters', () => {
    const mine = [{ ...a, title: 'Ask' }, b, c];
    const theirs = [a, b, { ...c, title: 'Write' }];
    expect(merged(mine, theirs).map(({ title }) => title)).toEqual(['Ask', 'B', 'Write']);
  });

  it('touch different things of the same chapter', () => {
    const mine = [a, { ...b, title: 'Call' }, c];
    const theirs = [a, { ...b, startMs: 33_000, topics: ['billing:denials'] }, c];
    expect(merged(mine, theirs)[1]).toEqual({
      ...{ id: 'b', title: 'Call', startMs: 33_000, topics: ['billing:denials'] },
    });
  });

  it('are the same on both sides', () => {
    const both = [a, { ...b, title: 'Call' }];
    expect(merged(both, both)).toEqual(both);
  });

  it('add chapters in different places', () => {
    const mine = [a, chapter('mine', 10_000), b, c];
    const theirs = [a, b, c, chapter('theirs', 90_000)];
    expect(merged(mine, theirs).map(({ id }) => id)).toEqual(['a', 'mine', 'b', 'c', 'theirs']);
  });

  it('remove what the other left alone', () => {
    expect(merged([a, c], [a, b, { ...c, title: 'Write' }]).map(({ title }) => title)).toEqual([
      'A',
      'Write',
    ]);
    expect(merged(base, [a, c])).toEqual([a, c]);
    expect(merged([a, b], [a, c])).toEqual([a]);
  });

  it('still tile when each removed a start of the class', () => {
    const theirs = [{ ...b, startMs: 0 }, c];
    expect(merged(base, theirs).map(({ id, startMs }) => [id, startMs])).toEqual([
      ['b', 0],
      ['c', 60_000],
    ]);
  });
});

describe('changes that do not go together', () => {
  it('are shown for the chapter alone, with mine in place', () => {
    const mine = [a, { ...b, title: 'Call' }, c];
    const theirs = [a, { ...b, title: 'Phone' }, { ...c, title: 'Write' }];
    const { chapters, conflicts } = merge(mine, theirs);
    expect(conflicts).toEqual([{ ids: ['b'], mine: [mine[1]], theirs: [theirs[1]] }]);
    expect(chapters.map(({ title }) => title)).toEqual(['A', 'Call', 'Write']);
    expect(takeTheirs(chapters, conflicts[0]!, durationMs)).toEqual(theirs);
  });

  it('are a removal of what the other changed, either way', () => {
    const changed = { ...b, title: 'Call' };
    const removedByThem = merge([a, changed, c], [a, c]);
    expect(removedByThem.conflicts).toEqual([{ ids: ['b'], mine: [changed], theirs: [] }]);
    expect(removedByThem.chapters).toEqual([a, changed, c]);
    expect(takeTheirs(removedByThem.chapters, removedByThem.conflicts[0]!, durationMs)).toEqual([
      a,
      c,
    ]);
    const removedByMe = merge([a, c], [a, changed, c]);
    expect(removedByMe.conflicts).toEqual([{ ids: ['b'], mine: [], theirs: [changed] }]);
    expect(removedByMe.chapters).toEqual([a, c]);
    expect(takeTheirs(removedByMe.chapters, removedByMe.conflicts[0]!, durationMs)).toEqual([
      a,
      changed,
      c,
    ]);
  });

  it('are new chapters in the same place', () => {
    const mine = chapter('mine', 45_000);
    const theirs = chapter('theirs', 45_400);
    const { chapters, conflicts } = merge([a, b, mine, c], [a, b, theirs, c]);
    expect(conflicts).toEqual([{ ids: ['mine', 'theirs'], mine: [mine], theirs: [theirs] }]);
    expect(chapters).toEqual([a, b, mine, c]);
    expect(takeTheirs(chapters, conflicts[0]!, durationMs)).toEqual([a, b, theirs, c]);
  });

  it('are borders that met, also with a chapter that one of them left alone', () => {
    const mine = [a, { ...b, startMs: 50_000 }, c];
    const theirs = [a, b, { ...c, startMs: 50_500 }];
    const { chapters, conflicts } = merge(mine, theirs);
    expect(conflicts).toEqual([{ ids: ['b', 'c'], mine: [mine[1], c], theirs: [b, theirs[2]] }]);
    expect(chapters).toEqual(mine);
    expect(takeTheirs(chapters, conflicts[0]!, durationMs)).toEqual(theirs);
  });

  it('grow by those that only come close once another is disputed', () => {
    const mine = [a, { ...b, title: 'Call', startMs: 20_000 }, c];
    const theirs = [a, chapter('new', 20_300), { ...b, title: 'Phone' }, c];
    const { chapters, conflicts } = merge(mine, theirs);
    expect(conflicts).toHaveLength(1);
    expect(new Set(conflicts[0]?.ids)).toEqual(new Set(['b', 'new']));
    expect(takeTheirs(chapters, conflicts[0]!, durationMs)).toEqual(theirs);
  });

  it('are not made of what a file brought close together', () => {
    const close = [a, chapter('x', 400), chapter('y', 800)];
    const mine = [a, chapter('x', 400, { title: 'X!' }), chapter('y', 800)];
    const result = mergeChapters({ base: close, mine, theirs: close }, durationMs);
    expect(result.conflicts).toEqual([]);
  });
});

describe('any two edits', () => {
  it('lose nothing: what is not in the result is in a conflict, or was removed', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const edit = (name: string) => {
      let list: EditedChapter[] = base.map((one) => ({ ...one }));
      for (let step = 0; step < 3; step++) {
        const at = random(list.length);
        const kind = random(4);
        if (kind === 0) list[at] = { ...list[at]!, title: `${name}${step}` };
        else if (kind === 1 && at > 0) list[at] = { ...list[at]!, startMs: 1000 + random(100_000) };
        else if (kind === 2) list.push(chapter(`${name}${step}`, 1000 + random(100_000)));
        else if (at > 0) list = list.filter((_, index) => index !== at);
        list.sort((x, y) => x.startMs - y.startMs);
      }
      return list;
    };
    for (let round = 0; round < 300; round++) {
      const [mine, theirs] = [edit('m'), edit('t')];
      const { chapters, conflicts } = merge(mine, theirs);
      const disputed = new Set(conflicts.flatMap(({ ids }) => ids));
      expect(chapters[0]?.startMs).toBe(0);
      chapters.reduce((before, { startMs }) => {
        expect(startMs).toBeGreaterThan(before);
        return startMs;
      }, -1);
      for (const side of [mine, theirs]) {
        for (const one of side) {
          const was = base.find(({ id }) => id === one.id);
          const isTouched = JSON.stringify(was) !== JSON.stringify(one);
          if (!isTouched || disputed.has(one.id)) continue;
          const kept = chapters.find(({ id }) => id === one.id);
          expect(kept).toBeDefined();
          if (one.title !== was?.title) expect(kept?.title).toBe(one.title);
        }
      }
      const all = conflicts.reduce(
        (list, conflict) => takeTheirs(list, conflict, durationMs),
        chapters,
      );
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    }
  });
});
