import type { ApiClient } from '@rounds/testing';
import { z } from 'zod';
import { expectAnswer, type ClassDetail } from './answers';
import { ensure } from './ensure';

const due = z.object({ versionId: z.string() });
const given = z.object({ id: z.string(), rating: z.number(), remark: z.string() });
const remarks = z.object({
  items: z.array(z.object({ id: z.string(), source: z.string(), words: z.string() })),
});
const mine = z.object({
  items: z.array(z.object({ handled: z.object({ note: z.string() }).nullable() })),
});
const REMARK = 'Which payers need it?';
const NOTE = 'The second chapter now lists them.';

/** A rating is given, changed, found by the trainers and closed with a note that its person sees. */
export async function giveFeedback(
  trainer: ApiClient,
  learner: ApiClient,
  stranger: ApiClient,
  { id: classId }: ClassDetail,
): Promise<number> {
  const { versionId } = expectAnswer(
    await learner.get(`/api/feedback/due?classId=${classId}`),
    200,
    due,
    'feedback-due',
  );
  const thing = { kind: 'class', thingId: classId, versionId };
  const say = async (rating: number, remark?: string) =>
    expectAnswer(
      await learner.put('/api/feedback', { ...thing, rating, remark }),
      200,
      given,
      'feedback',
    );
  const first = await say(5);
  const changed = await say(2, REMARK);
  const once = changed.id === first.id && changed.rating === 2;
  ensure(once, 'feedback-change', `changed to ${JSON.stringify(changed)}`);

  const refused = [
    await stranger.get(`/api/feedback/due?classId=${classId}`),
    await stranger.put('/api/feedback', { ...thing, rating: 1 }),
    await stranger.delete(`/api/feedback/${first.id}`),
  ].map(({ status }) => status);
  ensure(
    refused.every((status) => status === 404),
    'refusal',
    `feedback: ${refused.join()}`,
  );

  const { items } = expectAnswer(
    await trainer.get(`/api/feedback/remarks?classId=${classId}&state=open`),
    200,
    remarks,
    'remarks',
  );
  const [said] = items;
  ensure(items.length === 1 && said?.words === REMARK, 'remarks', JSON.stringify(items));
  const closing = { items: [{ source: said.source, id: said.id }], note: NOTE };
  const closed = await trainer.post('/api/feedback/handlings', closing);
  ensure(closed.status === 201, 'handling', `handling answered ${closed.status}`);
  const own = expectAnswer(await learner.get('/api/feedback/mine'), 200, mine, 'own-feedback');
  const told = own.items.some(({ handled }) => handled?.note === NOTE);
  ensure(told, 'handling', 'the person does not see what was done');
  return refused.length;
}
