import type { INestApplication } from '@nestjs/common';
import { ClassSeed } from '@rounds/classes';
import { newId } from '@rounds/platform/ids';
import { RoomClient, sendHandout } from '@rounds/testing';
import { expect } from 'vitest';
import type { ApiUnderTest, World } from '../accounts-world';
import { ONE_PIXEL } from '../one-pixel';

/** Ids of things that belong to practice A or to its people, by the resource that leads to them. */
export type Belongings = Record<string, string>;

/** The file in the room of its webinar: its trainer comes in, then shares it. */
export const HANDOUT = 2;

/** Gives practice A a class of its own, watched by its learner. */
export async function giveBelongings(
  world: World<ApiUnderTest>,
  nest: INestApplication,
): Promise<Belongings> {
  const recordings = newId();
  await world.sql(
    `insert into recording (id, uploaded_by, file_name, bytes, state, playable, duration_ms,
       priority, created_at, updated_at)
     values ($1, $2, 'private-to-a.mp4', 1, 'ready', true, 60000, 10, now(), now())`,
    [recordings, world.ids.admin],
  );
  const { classId, versionId } = await nest.get(ClassSeed, { strict: false }).publishAsSystem({
    recordingId: recordings,
    title: 'Private to practice A',
    speaker: 'Somebody',
    description: '',
    topics: ['billing:denials'],
    specialties: [],
    audience: { kind: 'practices', ids: [world.practices.A] },
    durationMs: 60_000,
    chapters: [{ title: 'All of it', startMs: 0, topics: [] }],
  });
  const learner = await world.as('learnerA');
  const opened = await learner.post('/api/watch-sessions', { classId });
  const { sessionId } = opened.body as { sessionId: string };
  const thing = { kind: 'class', thingId: classId, versionId };
  const said = await learner.put('/api/feedback', { ...thing, rating: 2, remark: 'Private words' });
  const pinned = await learner.post('/api/feedback/pins', { versionId, atMs: 7000 });
  await learner.put('/api/topic-requests/vote', { practice: 'practice:check-out' });
  const [request] = await world.sql<{ id: string }>('select id from topic_request');
  const quiz = await giveQuiz(world, classId);
  const manager = await world.as('managerA');
  const webinar = await giveWebinar(world, classId);
  const assigned = await manager.post('/api/assignments', { classId, dueOn: '2099-12-31' });
  return {
    ...quiz,
    ...webinar,
    'topic-requests': request?.id ?? '',
    feedback: (said.body as { id: string }).id,
    'feedback/classes': classId,
    'feedback/pins': (pinned.body as { id: string }).id,
    versions: versionId,
    practices: world.practices.A,
    people: world.ids.learnerA,
    recordings,
    classes: classId,
    'watch-sessions': sessionId,
    assignments: (assigned.body as { id: string }).id,
  };
}

/** A webinar for practice A alone, with words of its learner in its room, and a broadcast. */
async function giveWebinar(world: World<ApiUnderTest>, classId: string): Promise<Belongings> {
  const trainer = await world.as('trainer');
  const { body } = await trainer.post('/api/webinars', {
    ...{ title: 'Private to practice A', startsLocal: '2099-03-03T09:00', timeZone: 'UTC' },
    ...{ durationMinutes: 60, state: 'scheduled' },
    audience: { kind: 'practices', ids: [world.practices.A] },
  });
  const { id } = body as { id: string };
  const shared = await sendHandout(trainer, id, 'private-to-a.txt', Buffer.from('Private words'));
  expect(shared).toMatchObject({ status: 201, body: { handout: HANDOUT } });
  const learner = await world.as('learnerA');
  await learner.put(`/api/webinars/${id}/registration`, {});
  const feed = await learner.get('/api/webinars/feed');
  const token = new URL((feed.body as { url: string }).url).pathname.split('/').at(-1);
  const room = await new RoomClient(world.app.baseUrl, learner.cookieHeader, id).connect();
  await room.ask({ do: 'say', text: 'Private to practice A' });
  await room.leave();
  const { status } = await trainer.post(`/api/webinars/${id}/broadcast/tickets`);
  if (!token || status !== 201) throw new Error('practice A has no webinar');
  await world.sql('update broadcast set class_id = $1 where webinar_id = $2', [classId, id]);
  return { webinars: id, 'webinars/feed': token };
}

/** A quiz of the class with a picture in its question, begun by the learner. */
async function giveQuiz(world: World<ApiUnderTest>, classId: string): Promise<Belongings> {
  const trainer = await world.as('trainer');
  const idOf = async (call: Promise<{ body: unknown }>): Promise<string> => {
    const { body } = await call;
    const { id } = body as { id?: string };
    if (!id) throw new Error(`practice A owns nothing: ${JSON.stringify(body)}`);
    return id;
  };
  const picture = await idOf(trainer.post('/api/questions/pictures', { data: ONE_PIXEL }));
  const question = await idOf(
    trainer.post('/api/questions', {
      ...{ kind: 'true-false', prompt: 'Private to A?', options: [], truth: true },
      ...{ value: null, tolerance: 0, unit: '', explanation: '', reference: null, topics: [] },
      picture: { id: picture, alt: 'A form of practice A' },
    }),
  );
  const quizzes = await idOf(trainer.post('/api/quizzes', { classId, title: 'Private to A' }));
  await trainer.patch(`/api/quizzes/${quizzes}`, { revision: 1, questionIds: [question] });
  await trainer.post(`/api/quizzes/${quizzes}/publish`, { revision: 2 });
  const learner = await world.as('learnerA');
  const attempts = await idOf(learner.post(`/api/quizzes/${quizzes}/attempts`));
  return { quizzes, questions: question, 'questions/pictures': picture, attempts };
}
