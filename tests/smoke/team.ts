import { z } from 'zod';
import { expectAnswer } from './answers';
import { ensure } from './ensure';
import type { Practice } from './people';

const team = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      due: z.array(z.object({ classId: z.string().nullable() })),
      quizzes: z.object({ taken: z.number() }),
    }),
  ),
});
const assigned = z.object({ id: z.string() });

/**
 * A manager assigns the class to the front desk and sees what the learner did and has to do; the
 * manager of another practice sees neither the people nor the assignment.
 */
export async function leadTeam(home: Practice, other: Practice, classId: string): Promise<number> {
  const { manager, learnerId } = home;
  const work = { classId, participantRole: 'front-desk', dueOn: '2099-12-31' };
  const { id } = expectAnswer(
    await manager.post('/api/assignments', work),
    201,
    assigned,
    'assignment',
  );
  const { items } = expectAnswer(await manager.get('/api/team'), 200, team, 'team');
  const member = items.find((one) => one.id === learnerId);
  const isRight = member?.quizzes.taken === 1 && member.due.some((due) => due.classId === classId);
  ensure(isRight, 'team', JSON.stringify(items));
  const csv = await (await manager.fetch('/api/team.csv')).text();
  ensure(csv.trim().split('\r\n').length === items.length + 1, 'team-csv', csv);

  const theirs = expectAnswer(await other.manager.get('/api/team'), 200, team, 'team').items;
  const seen = theirs.some((one) => items.some((own) => own.id === one.id));
  ensure(!seen, 'refusal', 'a manager sees the people of another practice');
  const refused = [
    await other.manager.get(`/api/assignments/${id}`),
    await other.manager.patch(`/api/assignments/${id}`, { dueOn: '2099-01-01' }),
    await other.manager.delete(`/api/assignments/${id}`),
  ].map(({ status }) => status);
  const closed = refused.every((status) => status === 404);
  ensure(closed, 'refusal', `an assignment of another practice answered ${refused.join()}`);
  const gone = await manager.delete(`/api/assignments/${id}`);
  ensure(gone.status === 204, 'assignment', `withdrawing answered ${gone.status}`);
  return refused.length + 1;
}
