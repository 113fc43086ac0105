import type { Quiz } from './api';

/** Where a person stands with a quiz; `score` of the best attempt that is finished. */
export type QuizStanding =
  { kind: 'new' } | { kind: 'open' } | { kind: 'passed' | 'failed'; score: number };

export function standingOf({
  openAttemptId,
  finished,
}: Pick<Quiz, 'openAttemptId' | 'finished'>): QuizStanding {
  if (openAttemptId) return { kind: 'open' };
  const [first, ...rest] = finished;
  if (!first) return { kind: 'new' };
  const best = rest.reduce((top, one) => (one.score > top.score ? one : top), first);
  return { kind: finished.some(({ passed }) => passed) ? 'passed' : 'failed', score: best.score };
}
