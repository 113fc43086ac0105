/** What the rule knows of a class that the person may watch. */
export interface UpNextCandidate {
  id: string;
  /** The first topic of the class, or of its first chapter that has one. */
  firstTopic: { id: string; axis: string; position: number } | null;
  /** Empty: for every specialty. */
  specialties: readonly string[];
  publishedAtMs: number;
}

/**
 * Which class to offer after this one. In this order:
 * 1. the next younger class of the same first topic;
 * 2. the oldest class of the nearest later step on the same axis of the workflow map;
 * 3. none.
 * Only classes that are for all specialties or share one with the present class count (with a class
 * for all specialties every class does).
 */
export function upNext<C extends UpNextCandidate>(
  current: UpNextCandidate,
  candidates: readonly C[],
): C | null {
  const { firstTopic } = current;
  if (!firstTopic) return null;
  const suitable = candidates
    .filter((candidate) => candidate.id !== current.id && fits(current, candidate))
    .sort((a, b) => a.publishedAtMs - b.publishedAtMs || (a.id < b.id ? -1 : 1));
  const isYounger = (candidate: C) =>
    candidate.publishedAtMs > current.publishedAtMs ||
    (candidate.publishedAtMs === current.publishedAtMs && candidate.id > current.id);
  const sameTopic = suitable.find(
    (candidate) => candidate.firstTopic?.id === firstTopic.id && isYounger(candidate),
  );
  return sameTopic ?? nextStep(firstTopic, suitable);
}

function fits(current: UpNextCandidate, { specialties }: UpNextCandidate): boolean {
  if (current.specialties.length === 0 || specialties.length === 0) return true;
  return specialties.some((key) => current.specialties.includes(key));
}

function nextStep<C extends UpNextCandidate>(
  from: NonNullable<UpNextCandidate['firstTopic']>,
  oldestFirst: readonly C[],
): C | null {
  let best: C | null = null;
  for (const candidate of oldestFirst) {
    const topic = candidate.firstTopic;
    if (!topic || topic.axis !== from.axis || topic.position <= from.position) continue;
    if (topic.position < (best?.firstTopic?.position ?? Infinity)) best = candidate;
  }
  return best;
}
