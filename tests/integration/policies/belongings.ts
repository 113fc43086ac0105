import type { INestApplication } from '@nestjs/common';
import { ClassSeed } from '@rounds/classes';
import { newId } from '@rounds/platform/ids';
import type { ApiUnderTest, World } from '../accounts-world';

/** Ids of things that belong to practice A or to its people, by the resource that leads to them. */
export type Belongings = Record<string, string>;

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
  const { classId } = await nest.get(ClassSeed, { strict: false }).publishAsSystem({
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
  return {
    practices: world.practices.A,
    people: world.ids.learnerA,
    recordings,
    classes: classId,
    'watch-sessions': sessionId,
  };
}
