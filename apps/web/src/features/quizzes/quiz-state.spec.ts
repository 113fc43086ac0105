import { expect, it } from 'vitest';
import { standingOf } from './quiz-state';

const attempt = (score: number, passed: boolean) => ({
  id: 'a',
  finishedAt: '2026-11-27T00:00:00Z',
  score,
  passed,
});
const of = (finished: ReturnType<typeof attempt>[], openAttemptId: string | null = null) =>
  standingOf({ openAttemptId, finished });

it('tells the best of what is finished, unless one is open', () => {
  expect(of([])).toEqual({ kind: 'new' });
  expect(of([attempt(0.4, false), attempt(0.6, false)])).toEqual({ kind: 'failed', score: 0.6 });
  expect(of([attempt(0.4, false), attempt(0.9, true)])).toEqual({ kind: 'passed', score: 0.9 });
  expect(of([attempt(0.9, true)], 'open')).toEqual({ kind: 'open' });
});
