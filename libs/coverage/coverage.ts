import type { Axis } from '@rounds/workflow-map';

/** A place of the map: a step of either axis (or what a specialty adds to it), or a pair of both. */
export interface Place {
  /** `practice:eligibility` */
  practice: string | null;
  /** `billing:denials` */
  billing: string | null;
}

/** What a topic's key stands for: itself, and the step that it hangs below. */
export interface TopicPlace {
  axis: Axis;
  step: string;
}

interface Taught {
  topics: readonly string[];
}

export interface CoveringClass extends Taught {
  chapters: readonly (Taught & { id: string })[];
}

/** One thing to open at a place. Without a chapter the class as a whole is about it. */
export interface Cover<C extends CoveringClass> {
  of: C;
  chapter: C['chapters'][number] | null;
}

export const placeKey = ({ practice, billing }: Place): string =>
  `${practice ?? ''} ${billing ?? ''}`;

/**
 * What covers each place, by {@link placeKey}, in the order of the classes: the chapters that are
 * tagged with it; of a class that is tagged with it as a whole and none of whose chapters is, the
 * class. A pair is covered by what is tagged with both of its steps.
 * @param topics key → its place; topics that are not there count for nothing
 */
export function coverage<C extends CoveringClass>(
  classes: readonly C[],
  topics: ReadonlyMap<string, TopicPlace>,
): Map<string, Cover<C>[]> {
  const covers = new Map<string, Cover<C>[]>();
  for (const one of classes) {
    const byChapters = new Set<string>();
    for (const chapter of one.chapters) {
      for (const key of placesOf(chapter.topics, topics)) {
        byChapters.add(key);
        put(covers, key, { of: one, chapter });
      }
    }
    for (const key of placesOf(one.topics, topics)) {
      if (!byChapters.has(key)) put(covers, key, { of: one, chapter: null });
    }
  }
  return covers;
}

function put<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function placesOf(
  keys: readonly string[],
  topics: ReadonlyMap<string, TopicPlace>,
): ReadonlySet<string> {
  const practice = new Set<string>();
  const billing = new Set<string>();
  for (const key of keys) {
    const topic = topics.get(key);
    const axis = topic?.axis === 'practice' ? practice : billing;
    if (topic) axis.add(key).add(topic.step);
  }
  const heads = [
    ...[...practice].map((key) => placeKey({ practice: key, billing: null })),
    ...[...billing].map((key) => placeKey({ practice: null, billing: key })),
  ];
  const pairs = [...practice].flatMap((p) =>
    [...billing].map((b) => placeKey({ practice: p, billing: b })),
  );
  return new Set([...heads, ...pairs]);
}
