import type { ApiClient } from '@rounds/testing';
import { z } from 'zod';
import { expectAnswer, type ClassDetail } from './answers';
import { ensure } from './ensure';
import type { Practice } from './people';

const report = z.object({ viewers: z.number(), rating: z.object({ n: z.number() }) });
const watching = z.object({
  items: z.array(z.object({ personId: z.string(), classId: z.string(), watchedMs: z.number() })),
});
const quizResults = z.object({ items: z.array(z.object({ score: z.number() })) });

/** What was watched and said is in the reports at once, also as a table; only staff read them. */
export async function readReports(
  trainer: ApiClient,
  home: Practice,
  other: Practice,
  { id: classId }: ClassDetail,
): Promise<number> {
  const one = `/api/reports/classes/${classId}`;
  const figures = expectAnswer(await trainer.get(one), 200, report, 'class-report');
  const counted = figures.viewers === 1 && figures.rating.n === 1;
  ensure(counted, 'class-report', `counts ${JSON.stringify(figures)}`);
  const list = `/api/reports/watching?classId=${classId}&practiceId=${home.id}`;
  const { items } = expectAnswer(await trainer.get(list), 200, watching, 'watching');
  const [row] = items;
  const isTheirs = items.length === 1 && row?.personId === home.learnerId && row.watchedMs > 0;
  ensure(isTheirs, 'watching', JSON.stringify(items));

  const query = list.slice(list.indexOf('?'));
  const results = `/api/reports/quiz-results${query}`;
  const taken = expectAnswer(await trainer.get(results), 200, quizResults, 'quiz-results').items;
  const isTaken = taken.length === 1 && taken[0]?.score === 0.5;
  ensure(isTaken, 'quiz-results', JSON.stringify(taken));
  const files = ['watching', 'quiz-results'].map((name) => `/api/reports/${name}.csv${query}`);
  for (const path of files) {
    const lines = (await (await trainer.fetch(path)).text()).trim().split('\r\n');
    ensure(lines.length === 2, 'report-csv', `${path} has ${lines.length} lines, not 2`);
  }

  const closed = [one, list, results, ...files, '/api/reports/classes', '/api/reports/classes.csv'];
  for (const client of [other.learner, other.manager]) {
    for (const path of closed) {
      const { status } = await client.get(path);
      ensure(status === 403, 'refusal', `a stranger got ${status} for ${path}`);
    }
  }
  return 2 * closed.length;
}
