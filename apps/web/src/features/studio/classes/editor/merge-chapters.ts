import { MIN_CHAPTER_MS, tidy, type Chapters, type EditedChapter } from './chapter-edits';

/**
 * Chapters that two people changed in ways that do not go together. Mostly one of them; several
 * when each of them put a border where the other's would be.
 */
export interface ChapterConflict {
  ids: string[];
  /** As they are on either side; one that a side removed is not there. */
  mine: EditedChapter[];
  theirs: EditedChapter[];
}

interface Sides {
  base: Chapters;
  mine: Chapters;
  theirs: Chapters;
}

interface Trio {
  base: EditedChapter | undefined;
  mine: EditedChapter | undefined;
  theirs: EditedChapter | undefined;
}

type Outcome = 'conflict' | EditedChapter | undefined;

/**
 * Three-way merge, chapter by chapter and in it title, start and topics each for itself. Where it
 * does not go together the result has mine, and the conflict tells both.
 */
export function mergeChapters(
  sides: Sides,
  durationMs: number,
): { chapters: EditedChapter[]; conflicts: ChapterConflict[] } {
  const trios = triosOf(sides);
  const outcomes = new Map([...trios].map(([id, trio]) => [id, mergeOne(trio)]));
  const groups = groupsOf(trios, outcomes);
  const disputed = new Set(groups.flat());
  const chapters = [...trios].flatMap(([id, { mine }]) => {
    const outcome = disputed.has(id) ? mine : outcomes.get(id);
    return outcome && outcome !== 'conflict' ? outcome : [];
  });
  const conflicts = groups.map((ids) => ({
    ids,
    mine: sides.mine.filter(({ id }) => ids.includes(id)),
    theirs: sides.theirs.filter(({ id }) => ids.includes(id)),
  }));
  return { chapters: tidy(chapters, durationMs), conflicts };
}

/** Takes their side of a conflict into the chapters. */
export function takeTheirs(
  chapters: Chapters,
  { ids, theirs }: ChapterConflict,
  durationMs: number,
): EditedChapter[] {
  const others = chapters.filter(({ id }) => !ids.includes(id));
  return tidy([...others, ...theirs], durationMs);
}

function triosOf({ base, mine, theirs }: Sides): Map<string, Trio> {
  const find = (list: Chapters) => new Map(list.map((chapter) => [chapter.id, chapter]));
  const [inBase, inMine, inTheirs] = [find(base), find(mine), find(theirs)];
  const ids = new Set([...mine, ...theirs, ...base].map(({ id }) => id));
  return new Map(
    [...ids].map((id) => [
      id,
      { base: inBase.get(id), mine: inMine.get(id), theirs: inTheirs.get(id) },
    ]),
  );
}

function mergeOne({ base, mine, theirs }: Trio): Outcome {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (!base || !mine || !theirs) return 'conflict';
  const merged = { ...mine };
  for (const field of ['title', 'startMs', 'topics'] as const) {
    if (same(mine[field], theirs[field]) || same(base[field], theirs[field])) continue;
    if (!same(base[field], mine[field])) return 'conflict';
    Object.assign(merged, { [field]: theirs[field] });
  }
  return merged;
}

/** Conflicts by themselves, and those of chapters that would come too close to each other. */
function groupsOf(
  trios: ReadonlyMap<string, Trio>,
  outcomes: ReadonlyMap<string, Outcome>,
): string[][] {
  const groupOf = new Map<string, Set<string>>();
  const join = (a: string, b: string) => {
    const joined = new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])]);
    for (const id of joined) groupOf.set(id, joined);
  };
  for (const [id, outcome] of outcomes) if (outcome === 'conflict') join(id, id);
  // A chapter that becomes disputed may stand in two places, and so come close to others.
  let before = -1;
  while (before !== groupOf.size) {
    before = groupOf.size;
    for (const [a, b] of closePairs(trios, outcomes, groupOf)) {
      if (groupOf.get(a) === undefined || groupOf.get(a) !== groupOf.get(b)) join(a, b);
    }
  }
  return [...new Set(groupOf.values())].map((ids) => [...ids]);
}

interface Place {
  id: string;
  startMs: number;
}

/** Pairs that neither side has so close together, and that one could choose to have. */
function closePairs(
  trios: ReadonlyMap<string, Trio>,
  outcomes: ReadonlyMap<string, Outcome>,
  disputed: ReadonlyMap<string, unknown>,
): [string, string][] {
  const places = [...trios]
    .flatMap(([id, trio]) => placesOf(id, trio, disputed.has(id) ? 'conflict' : outcomes.get(id)))
    .sort((a, b) => a.startMs - b.startMs);
  const isOn = (side: 'mine' | 'theirs', { id, startMs }: Place) =>
    trios.get(id)?.[side]?.startMs === startMs;
  return places.flatMap((a, index) => {
    const pairs: [string, string][] = [];
    for (let next = index + 1; next < places.length; next++) {
      const b = places[next]!;
      if (b.startMs - a.startMs >= MIN_CHAPTER_MS) break;
      const together = (['mine', 'theirs'] as const).some((side) => isOn(side, a) && isOn(side, b));
      if (a.id !== b.id && !together) pairs.push([a.id, b.id]);
    }
    return pairs;
  });
}

function placesOf(id: string, { mine, theirs }: Trio, outcome: Outcome): Place[] {
  const chosen = outcome === 'conflict' ? [mine, theirs] : [outcome];
  return chosen.flatMap((one) => (one ? { id, startMs: one.startMs } : []));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
