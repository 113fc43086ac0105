import { RoomClient, TestPresenter, until, type ApiClient } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLive } from '../media/make-live';
import { EVERYBODY, makeWorld, type Who, type World } from './accounts-world';
import { refusal } from './classes-world';
import { broadcastOf, makeWebinar, markOver, publish, register, stay } from './ended-webinar';

/** How long it is, and when somebody leaves who was there from the beginning. */
const SECONDS = 14;
const SEEN_MS = 6000;

interface Progress {
  watched: [number, number][];
  watchedMs: number;
  progress: number;
  resumeMs: number | null;
}

let world: World;
const clients = {} as Record<Who, ApiClient>;

beforeAll(async () => {
  world = await makeWorld({ workers: 1, ingest: true });
  for (const who of EVERYBODY) clients[who] = await world.as(who);
});
afterAll(() => world?.stop());

const progressOf = async (who: Who, classId: string): Promise<Progress> =>
  (await clients[who].get(`/api/classes/${classId}/progress`)).body as Progress;
const credited = (who: Who, classId: string) =>
  until(async () => (await progressOf(who, classId)).watchedMs > 0, `${who} is credited`);
const recordsOf = (classId: string) =>
  world.sql<{ name: string }>(
    `select person.name from watch_record record join person on person.id = record.person_id
     join class_version version on version.id = record.class_version_id
     where version.class_id = $1 order by 1`,
    [classId],
  );
const feedback = (who: Who, webinarId: string, body: object) =>
  clients[who].put(`/api/webinars/${webinarId}/feedback`, body);
const said = async (who: Who, webinarId: string) =>
  (await clients[who].get(`/api/webinars/${webinarId}/feedback`)).body;

describe('what somebody saw live', () => {
  it(
    'is watched, and the rest later makes it whole: one record',
    { timeout: 180_000 },
    async () => {
      const webinarId = await makeWebinar(clients.trainer);
      await register(clients.learnerA, webinarId);
      const enter = (who: Who) =>
        new RoomClient(world.app.baseUrl, clients[who].cookieHeader, webinarId).connect();
      await enter('trainer');
      const room = await enter('learnerA');
      const bytes = await makeLive({ container: 'matroska', seconds: SECONDS });
      const presenter = new TestPresenter(clients.trainer, { webinarId, container: 'matroska' });
      await presenter.connect();
      const recording = presenter.record(bytes, { seconds: SECONDS });
      const isLive = async () => {
        const { body } = await clients.learnerA.get(`/api/webinars/${webinarId}`);
        return (body as { state: string }).state === 'live';
      };
      await until(isLive, 'it is live');
      await new Promise((resolve) => setTimeout(resolve, SEEN_MS));
      await room.leave();
      await recording;
      const { classId } = await presenter.end();
      const playable = async () => {
        const { body } = await clients.trainer.get(`/api/classes/${classId}`);
        return (body as { durationMs: number | null }).durationMs !== null;
      };
      await until(playable, 'the class has its length');
      await publish(clients.trainer, classId!);
      await credited('learnerA', classId!);

      const live = await progressOf('learnerA', classId!);
      expect(live.watched).toHaveLength(1);
      const [[fromMs, toMs]] = live.watched as [[number, number]];
      expect(fromMs).toBe(0);
      expect(Math.abs(toMs - SEEN_MS - 1000)).toBeLessThan(3000);
      expect(live.resumeMs).toBe(toMs);
      const { body } = await clients.learnerA.get('/api/me/progress');
      expect((body as { items: object[] }).items).toMatchObject([{ classId, resumeMs: toMs }]);

      const opened = await clients.learnerA.post('/api/watch-sessions', { classId });
      const { sessionId, ...known } = opened.body as Progress & { sessionId: string };
      expect(known).toMatchObject({ watched: live.watched, resumeMs: toMs });
      // Time has passed in which the rest can have been played.
      await world.sql(`update watch_session set started_at = started_at - interval '1 min'`);
      const end = SECONDS * 1000;
      const rest = { sequence: 0, intervals: [[toMs, 2 * end]], positionMs: end, rate: 1 };
      await clients.learnerA.post(`/api/watch-sessions/${sessionId}/batches`, rest);
      const whole = await progressOf('learnerA', classId!);
      expect(whole).toMatchObject({ progress: 1, resumeMs: null });
      expect(whole.watched).toHaveLength(1);
      expect(await recordsOf(classId!)).toEqual([{ name: 'learnerA' }]);
    },
  );

  it('is what was on air while they were there, once, whoever is killed', async () => {
    const webinarId = await makeWebinar(clients.trainer);
    await markOver(world, webinarId);
    await stay(world, webinarId, 'trainer', [0, 11], 'host');
    await stay(world, webinarId, 'learnerA', [-1, 12]);
    await stay(world, webinarId, 'learnerB', [2, 4]);
    await stay(world, webinarId, 'learnerB', [3, 7]);
    await stay(world, webinarId, 'managerA', [5.2, 5.8]);
    const classId = await broadcastOf(world, clients.trainer, webinarId);
    expect(await recordsOf(classId)).toEqual([]);
    await publish(clients.trainer, classId);
    await world.app.workers[0]?.kill();
    await Promise.all([world.app.addWorker(), world.app.addWorker()]);
    await credited('learnerB', classId);
    // Out of the gap between the takes comes nothing, and nothing for who presents.
    expect(await recordsOf(classId)).toEqual([{ name: 'learnerA' }, { name: 'learnerB' }]);
    expect(await progressOf('learnerA', classId)).toMatchObject({
      ...{ watched: [[0, 600_000]], progress: 1 },
      resumeMs: null,
    });
    expect(await progressOf('learnerB', classId)).toMatchObject({
      ...{ watched: [[120_000, 360_000]], progress: 0.4 },
      resumeMs: 0,
    });
    const { body } = await clients.trainer.get('/api/reports/watching?q=learnerB');
    expect(JSON.stringify(body)).toContain(classId);
  });
});

describe('feedback on a webinar', () => {
  it('waits for the class, and counts there as one', async () => {
    const webinarId = await makeWebinar(clients.trainer);
    for (const who of ['learnerA', 'learnerB', 'managerB'] as const) {
      await register(clients[who], webinarId);
    }
    expect(await said('learnerA', webinarId)).toEqual({ mayRate: false, given: null });
    await markOver(world, webinarId);
    await stay(world, webinarId, 'learnerA', [0, 5]);
    await stay(world, webinarId, 'managerB', [0, 5]);
    expect(refusal(await feedback('learnerB', webinarId, { rating: 5 }))).toBe('403 not-attended');
    expect(refusal(await feedback('learnerA', webinarId, { rating: 6 }))).toBe('400 invalid-input');
    expect((await feedback('learnerA', webinarId, { rating: 2 })).status).toBe(200);
    await feedback('learnerA', webinarId, { rating: 2, remark: 'Too fast' });
    await feedback('learnerA', webinarId, { rating: 4 });
    const given = { rating: 4, remark: 'Too fast' };
    expect(await said('learnerA', webinarId)).toEqual({ mayRate: true, given });

    const classId = await broadcastOf(world, clients.trainer, webinarId);
    const waiting = () =>
      world.sql(`select from webinar_feedback where webinar_id = $1`, [webinarId]);
    await until(async () => (await waiting()).length === 0, 'the class has it');
    expect(await said('learnerA', webinarId)).toEqual({ mayRate: true, given });
    await feedback('managerB', webinarId, { rating: 5, remark: 'Clear' });
    const review = async () =>
      (await clients.trainer.get(`/api/feedback/classes/${classId}`)).body as object;
    expect(await review()).toMatchObject({ figures: { n: 2, positive: 2, mean: 4.5 } });
    await publish(clients.trainer, classId);
    const { body } = await clients.learnerA.get(`/api/feedback/due?classId=${classId}`);
    expect(body).toMatchObject({ ask: null, given: [{ kind: 'class', ...given }] });
    expect((await clients.managerB.delete(`/api/webinars/${webinarId}/feedback`)).status).toBe(204);
    expect(await said('managerB', webinarId)).toEqual({ mayRate: true, given: null });
    expect(await review()).toMatchObject({ figures: { n: 1, mean: 4 } });
  });

  it('is given by people of practices who may know of it', async () => {
    const audience = { kind: 'practices', ids: [world.practices.A] };
    const webinarId = await makeWebinar(clients.trainer, { audience });
    expect(refusal(await feedback('learnerB', webinarId, { rating: 5 }))).toBe('404 not-found');
    expect(refusal(await feedback('trainer', webinarId, { rating: 5 }))).toBe('403 not-attended');
  });
});
