import { newId } from '@rounds/platform/ids';
import type { ApiClient } from '@rounds/testing';
import type { Who, World } from './accounts-world';

/** How long what went out of these webinars is. */
export const WENT_OUT_MS = 600_000;

/** A webinar of the trainer's, made as the studio makes it. @returns its id */
export async function makeWebinar(trainer: ApiClient, input: object = {}): Promise<string> {
  const { status, body } = await trainer.post('/api/webinars', {
    ...{ title: 'A live class', startsLocal: '2099-03-03T09:00', timeZone: 'UTC' },
    ...{ durationMinutes: 30, state: 'scheduled', ...input },
  });
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

export async function register(client: ApiClient, webinarId: string): Promise<void> {
  const { status, body } = await client.put(`/api/webinars/${webinarId}/registration`, {});
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

/** Went live ten minutes and a bit ago, and is over now, as far as it is not on record already. */
export async function markOver(world: World, webinarId: string): Promise<void> {
  await world.sql(
    `update webinar set state = 'ended', live_at = coalesce(live_at, now() - interval '11 minutes'),
       ended_at = coalesce(ended_at, now() - interval '1 minute') where id = $1`,
    [webinarId],
  );
}

/** As if somebody had been in the room, in minutes since the webinar went live. */
export async function stay(
  world: World,
  webinarId: string,
  who: Who,
  [from, to]: [number, number],
  role = 'viewer',
): Promise<void> {
  await world.sql(
    `insert into attendance_interval
       (id, webinar_id, person_id, role, holder, joined_at, last_seen_at, left_at)
     select $1, id, $3, $6, $2, live_at + $4 * interval '1 minute',
       live_at + $5 * interval '1 minute', now()
     from webinar where id = $7`,
    [newId(), newId(), world.ids[who], from, to, role, webinarId],
  );
}

/** What went out of a webinar, in two takes with a minute between, and the draft made of it. */
export async function broadcastOf(
  world: World,
  trainer: ApiClient,
  webinarId: string,
): Promise<string> {
  const [broadcastId, feedId, recordingId] = [newId(), newId(), newId()];
  await world.sql(
    `insert into recording (id, file_name, bytes, state, playable, media, duration_ms, priority,
       created_at, updated_at, source)
     values ($1, 'live.mp4', 1000, 'ready', true, '{"chapters":[]}', $2, 10, now(), now(),
       'broadcast')`,
    [recordingId, WENT_OUT_MS],
  );
  const { body } = await trainer.post('/api/classes', { recordingId, title: 'A live class' });
  const { id: classId } = body as { id: string };
  await world.sql(
    `insert into broadcast (id, webinar_id, title, state, recording_id, class_id, created_at,
       started_at, ended_at)
     select $1, id, title, 'ended', $3, $4, live_at, live_at, ended_at from webinar where id = $2`,
    [broadcastId, webinarId, recordingId, classId],
  );
  await world.sql(
    `insert into broadcast_feed values ($1, $2, 'browser', 'matroska', true, null, now(), now())`,
    [feedId, broadcastId],
  );
  for (const [take, afterMinutes, startMs] of [
    [0, 0, 0],
    [1, 6, 300_000],
  ] as const) {
    await world.sql(
      `insert into broadcast_take select $1, $2, $3, live_at + $4 * interval '1 minute', $5::int,
         $5::int, 'avc1', 320, 180 from webinar where id = $6`,
      [broadcastId, take, feedId, afterMinutes, startMs, webinarId],
    );
    await world.sql(`insert into broadcast_segment values ($1, $2, 0, 300000, 1000)`, [
      broadcastId,
      take,
    ]);
  }
  return classId;
}

export async function publish(
  trainer: ApiClient,
  classId: string,
  audience?: object,
): Promise<void> {
  const path = `/api/classes/${classId}`;
  if (audience) await changeAudience(trainer, classId, audience);
  const revision = await revisionOf(trainer, classId);
  const { status, body } = await trainer.post(`${path}/publish`, { revision, noPatientData: true });
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

export async function changeAudience(
  trainer: ApiClient,
  classId: string,
  audience: object,
): Promise<void> {
  const revision = await revisionOf(trainer, classId);
  const { status } = await trainer.patch(`/api/classes/${classId}`, { revision, audience });
  if (status >= 300) throw new Error(`audience: ${status}`);
}

const revisionOf = async (trainer: ApiClient, classId: string): Promise<number> =>
  ((await trainer.get(`/api/classes/${classId}`)).body as { revision: number }).revision;
