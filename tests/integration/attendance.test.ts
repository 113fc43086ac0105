import { newId } from '@rounds/platform/ids';
import { addWebinar, RoomClient, until, type ApiClient } from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVERYBODY, makeWorld, type Who, type World } from './accounts-world';
import { refusal } from './classes-world';

interface Row {
  name: string;
  practice: string | null;
  attendedSeconds: number;
  percent: number;
  late: boolean;
  leftEarly: boolean;
  intervals: { from: string; to: string }[];
}
interface Report {
  startedAt: string | null;
  endedAt: string | null;
  people: Row[];
}

const MINUTE_MS = 60_000;
let world: World;
const clients = {} as Record<Who, ApiClient>;

beforeAll(async () => {
  world = await makeWorld();
  for (const who of EVERYBODY) clients[who] = await world.as(who);
});
afterAll(() => world.stop());

async function report(webinarId: string): Promise<Report> {
  const { status, body } = await clients.trainer.get(`/api/webinars/${webinarId}/attendance`);
  expect(status).toBe(200);
  return body as Report;
}

const webinar = (): Promise<string> =>
  addWebinar(world.app.databaseUrl, {
    ...{ hosts: [world.ids.trainer], viewers: [world.ids.learnerA, world.ids.learnerB] },
  });

const enter = (who: Who, webinarId: string): Promise<RoomClient> =>
  new RoomClient(world.app.baseUrl, clients[who].cookieHeader, webinarId).connect();

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Stays as they are left behind, in minutes of a class that ended an hour ago. */
async function stays(webinarId: string, of: [Who, number, number][]): Promise<void> {
  const began = Date.now() - 120 * MINUTE_MS;
  for (const [who, from, to] of of) {
    await world.sql(`insert into attendance_interval values ($1, $2, $3, $4, $5, $6, $7, null)`, [
      ...[newId(), webinarId, world.ids[who], who === 'trainer' ? 'host' : 'viewer', newId()],
      ...[new Date(began + from * MINUTE_MS), new Date(began + to * MINUTE_MS)],
    ]);
  }
}

it('counts each person once, over rejoins and devices, within the class', async () => {
  const webinarId = await webinar();
  await stays(webinarId, [
    ['trainer', 0, 60],
    ['learnerA', -10, 20],
    ['learnerA', 10, 30],
    ['learnerA', 45, 60],
    ['learnerB', 20, 40],
  ]);
  const { people, startedAt, endedAt } = await report(webinarId);
  expect(Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '')).toBe(60 * MINUTE_MS);
  expect(people).toMatchObject([
    { name: 'learnerA', attendedSeconds: 45 * 60, percent: 75, late: false, leftEarly: false },
    { name: 'learnerB', attendedSeconds: 20 * 60, percent: 33.3, late: true, leftEarly: true },
    { name: 'trainer', practice: null, percent: 100 },
  ]);
  expect(people[0]?.intervals).toHaveLength(2);
  const file = await clients.trainer.get(`/api/webinars/${webinarId}/attendance.csv`);
  const lines = String(file.body).trim().split('\r\n');
  expect(lines[0]).toContain('Person,E-mail,Practice,Part,Minutes,Percent,Late,Left early');
  expect(lines[1]).toContain(
    'learnerA,learnera@rounds.example,Practice A,viewer,45,75,false,false',
  );
  expect(lines).toHaveLength(4);
});

it('is for staff', async () => {
  const path = `/api/webinars/${await webinar()}/attendance`;
  expect(refusal(await clients.managerA.get(path))).toBe('403 role-not-allowed');
  expect(refusal(await clients.learnerA.get(`${path}.csv`))).toBe('403 role-not-allowed');
  expect(refusal(await clients.admin.get('/api/webinars/none/attendance'))).toBe(
    '400 invalid-input',
  );
  expect(await report(await webinar())).toEqual({ startedAt: null, endedAt: null, people: [] });
});

it('is written down as it happens', async () => {
  const webinarId = await webinar();
  const host = await enter('trainer', webinarId);
  const learner = await enter('learnerA', webinarId);
  expect((await report(webinarId)).people.map(({ name }) => name)).toEqual(['learnerA', 'trainer']);
  await wait(8000);
  const during = (await report(webinarId)).people[0];
  expect(during?.attendedSeconds).toBeGreaterThanOrEqual(3);
  await learner.leave();
  await wait(1500);
  await host.leave();
  await until(async () => (await report(webinarId)).endedAt !== null, 'the class is over');
  const { people } = await report(webinarId);
  const [one, two] = people;
  expect(one?.attendedSeconds).toBeGreaterThanOrEqual(5);
  expect((two?.attendedSeconds ?? 0) - (one?.attendedSeconds ?? 0)).toBeGreaterThanOrEqual(1);
});

it('of people whose server was killed goes on when they come back, and ends when they do not', async () => {
  const webinarId = await webinar();
  const began = Date.now();
  const host = await enter('trainer', webinarId);
  const learner = await enter('learnerA', webinarId);
  const lost = await enter('learnerB', webinarId);
  await wait(7000);
  const killedAt = Date.now();
  await world.app.api.kill();
  await until(() => learner.closedWith !== null, 'the line is cut');
  await wait(3000);
  await world.app.api.restart();
  await host.connect();
  await learner.connect();
  await learner.ask({ do: 'say', text: 'Here again' });
  await wait(2000);
  await learner.leave();
  await host.leave();
  const took = (Date.now() - began) / 1000;
  const { people } = await report(webinarId);
  expect(people.map(({ name }) => name)).toEqual(['learnerA', 'learnerB', 'trainer']);
  expect(people[0]?.intervals).toHaveLength(1);
  expect(Math.abs(took - (people[0]?.attendedSeconds ?? 0))).toBeLessThan(4);
  // The presence interval: 10 s at most are not known of who never came back.
  const lastSeen = Date.parse(people[1]?.intervals[0]?.to ?? '');
  expect(killedAt - lastSeen).toBeLessThan(10_000);
  expect(lastSeen).toBeLessThan(killedAt + 1000);
  expect(lost.closedWith).not.toBeNull();
});

it('is part of the data that a person may take along', async () => {
  const { body } = await clients.learnerA.get('/api/me/export');
  expect(body).toMatchObject({
    attendance: expect.arrayContaining([expect.any(Object)]),
    roomEvents: expect.arrayContaining([expect.objectContaining({ kind: 'message-sent' })]),
  });
});
