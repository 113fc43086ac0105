import {
  addPerson,
  RoomClient,
  signIn,
  signInAs,
  startApp,
  TestPresenter,
  type ApiClient,
  type RunningApp,
} from '@rounds/testing';
import { newId } from '@rounds/platform/ids';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLive } from '../media/make-live';

interface Chapter {
  title: string;
  startMs: number;
  endMs: number;
  topics: string[];
}
interface Question {
  id: number;
  text: string;
  atMs: number | null;
  answer: { how: string; text: string; atMs: number | null } | null;
  leftOut: boolean;
}
interface LiveRecord {
  webinarId: string | null;
  gaps: { atMs: number; durationMs: number }[];
  questions: Question[];
}

const GAP_MS = 3000;
let app: RunningApp;
let trainer: ApiClient;
/** Of a practice that the webinar is for. */
let learner: ApiClient;
let webinarId: string;
let classId: string;
/** Moments in media time as the test sees them. */
const seen: Record<string, number> = {};

beforeAll(async () => {
  app = await startApp({ ingest: true });
  const host = await addPerson(app.databaseUrl, 'trainer');
  trainer = await signIn(app.baseUrl, host.email, host.password);
  const person = await addPerson(app.databaseUrl, 'learner');
  await database(
    `insert into practice_specialty (practice_id, specialty_key)
     select practice_id, 'chiropractic' from person where id = $1`,
    person.id,
  );
  learner = await signIn(app.baseUrl, person.email, person.password);
  webinarId = await schedule(host.id);
  classId = await hold();
});
afterAll(() => app.stop());

async function database(sql: string, ...values: string[]): Promise<void> {
  const connection = new pg.Client(app.databaseUrl);
  await connection.connect();
  await connection.query(sql, values);
  await connection.end();
}

async function schedule(hostId: string): Promise<string> {
  const speaker = await addPerson(app.databaseUrl, 'admin');
  const { status, body } = await trainer.post('/api/webinars', {
    ...{ title: 'Denials, live', description: 'What CO-97 means.', state: 'scheduled' },
    ...{ startsLocal: '2099-03-03T09:00', timeZone: 'America/New_York', durationMinutes: 60 },
    topics: ['billing:denials'],
    audience: { kind: 'specialties', keys: ['chiropractic'] },
    people: [
      { id: hostId, role: 'host' },
      { id: speaker.id, role: 'speaker' },
    ],
  });
  expect([status, body]).toMatchObject([201, {}]);
  const { id } = body as { id: string };
  expect((await learner.put(`/api/webinars/${id}/registration`, {})).status).toBe(200);
  return id;
}

const enter = (client: ApiClient): Promise<RoomClient> =>
  new RoomClient(app.baseUrl, client.cookieHeader, webinarId).connect();

/** Two parts of five seconds with nobody between them; what is said meanwhile is said in the room. */
async function hold(): Promise<string> {
  const [host, viewer] = [await enter(trainer), await enter(learner)];
  const ask = async (room: RoomClient, wish: object): Promise<number> => {
    const answer = await room.ask(wish);
    expect(answer).toMatchObject({ type: 'ack' });
    return answer.sequence!;
  };
  const mark = (title: string, topic: string | null = null) =>
    ask(host, { do: 'mark-chapter', title, topic });
  const bytes = await makeLive({ container: 'matroska', seconds: 5 });
  await mark('Welcome');

  const first = await begin();
  const firstPart = first.presenter.record(bytes, { seconds: 5 });
  await pause(2500);
  seen.codes = first.at();
  await mark('Codes', 'billing:denials');
  const bundled = await ask(viewer, { do: 'ask', text: 'Is CO-97 bundled?' });
  await ask(host, { do: 'answer', question: bundled, how: 'written', text: 'Yes.' });
  const poll = await ask(host, { do: 'open-poll', question: 'PR-1 is …', options: ['a', 'b'] });
  await ask(viewer, { do: 'vote', poll, choices: [1] });
  await ask(host, { do: 'close-poll', poll });
  await firstPart;
  await first.presenter.finish();
  seen.break = first.lengthMs;

  await pause(GAP_MS / 2);
  await mark('Break');
  const gone = await ask(viewer, { do: 'ask', text: 'My patient is called …' });
  await ask(host, { do: 'delete-question', question: gone });
  await ask(viewer, { do: 'ask', text: 'Is anybody there?' });
  await pause(GAP_MS / 2);

  const second = await begin();
  const secondPart = second.presenter.record(bytes, { seconds: 5 });
  await pause(2500);
  seen.appeals = seen.break + second.at();
  await mark('Appeals');
  const appeal = await ask(viewer, { do: 'ask', text: 'How do I appeal?' });
  await pause(1000);
  seen.answered = seen.break + second.at();
  await ask(host, { do: 'answer', question: appeal, how: 'live' });
  await secondPart;
  const { classId: made } = await second.presenter.end();
  await Promise.all([host.leave(), viewer.leave()]);
  return made!;
}

async function begin() {
  const presenter = new TestPresenter(trainer, { webinarId, container: 'matroska' });
  const beganAtMs = Date.now();
  await presenter.connect();
  return { presenter, lengthMs: 5000, at: () => Date.now() - beganAtMs };
}

const recordFor = async (client: ApiClient): Promise<LiveRecord> => {
  const { status, body } = await client.get(`/api/classes/${classId}/live-record`);
  expect(status).toBe(200);
  return body as LiveRecord;
};
const chaptersNow = async (): Promise<Chapter[]> =>
  ((await trainer.get(`/api/classes/${classId}`)).body as { chapters: Chapter[] }).chapters;
const isNear = (ms: number | null | undefined, expected: number): void =>
  expect(Math.abs((ms ?? Infinity) - expected), `${ms} for ${expected}`).toBeLessThan(1000);

describe.sequential('the class of a webinar', () => {
  it('begins with what the webinar was said to be', async () => {
    expect((await trainer.get(`/api/classes/${classId}`)).body).toMatchObject({
      ...{ state: 'draft', title: 'Denials, live', description: 'What CO-97 means.' },
      ...{ speaker: 'Test admin', topics: ['billing:denials'], specialties: ['chiropractic'] },
      audience: { kind: 'specialties', keys: ['chiropractic'] },
      playable: true,
    });
  });

  it('has chapters where the host marked them', async () => {
    const chapters = await chaptersNow();
    expect(chapters.map(({ title }) => title)).toEqual(['Welcome', 'Codes', 'Break', 'Appeals']);
    expect(chapters.map(({ topics }) => topics)).toEqual([[], ['billing:denials'], [], []]);
    expect(chapters[0]?.startMs).toBe(0);
    isNear(chapters[1]?.startMs, seen.codes!);
    isNear(chapters[2]?.startMs, seen.break!);
    isNear(chapters[3]?.startMs, seen.appeals!);
    isNear(chapters[3]?.endMs, 10_000);
  });

  it('offers the polls to those who make its quizzes, and to nobody else', async () => {
    const path = `/api/classes/${classId}/live-record/polls`;
    expect((await trainer.get(path)).body).toEqual({
      items: [
        {
          ...{ id: expect.any(Number) as unknown, question: 'PR-1 is …', options: ['a', 'b'] },
          ...{ multiple: false, counts: [0, 1] },
        },
      ],
    });
    expect((await learner.get(path)).status).toBe(403);
    const quizzes = (await trainer.get(`/api/quizzes?classId=${classId}`)).body;
    expect(quizzes).toMatchObject({ items: [] });
  });

  it('tells the gap, and all questions to staff but those that were deleted', async () => {
    const { gaps, questions, webinarId: from } = await recordFor(trainer);
    expect(from).toBe(webinarId);
    expect(gaps).toHaveLength(1);
    isNear(gaps[0]?.atMs, seen.break!);
    expect(gaps[0]?.durationMs).toBeGreaterThan(GAP_MS - 1000);
    expect(questions.map(({ text }) => text)).toEqual([
      'Is CO-97 bundled?',
      'Is anybody there?',
      'How do I appeal?',
    ]);
    const [bundled, lost, appeal] = questions;
    isNear(bundled?.atMs, seen.codes!);
    expect(bundled?.answer).toMatchObject({ how: 'written', text: 'Yes.' });
    expect(lost?.answer).toBeNull();
    isNear(lost?.atMs, seen.break!);
    isNear(appeal?.atMs, seen.appeals!);
    isNear(appeal?.answer?.atMs, seen.answered!);
  });

  it('is closed to learners while it is a draft, and to those it is not for', async () => {
    const path = `/api/classes/${classId}/live-record`;
    expect((await learner.get(path)).status).toBe(404);
    const { revision } = (await trainer.get(`/api/classes/${classId}`)).body as {
      revision: number;
    };
    const published = await trainer.post(`/api/classes/${classId}/publish`, {
      ...{ revision, noPatientData: true },
    });
    expect(published.status).toBe(200);
    const stranger = await signInAs(app, 'learner');
    expect((await stranger.get(path)).status).toBe(404);
  });

  it('shows learners what was answered, without names, unless staff leave it out', async () => {
    const texts = async () => (await recordFor(learner)).questions.map(({ text }) => text);
    expect(await texts()).toEqual(['Is CO-97 bundled?', 'How do I appeal?']);
    const all = await recordFor(learner);
    expect(all.webinarId).toBeNull();
    expect(JSON.stringify(all)).not.toContain('Test');
    const { id } = all.questions[0]!;
    const path = `/api/classes/${classId}/live-record/questions/${id}`;
    expect((await learner.put(path, { leftOut: true })).status).toBe(403);
    for (const leftOut of [true, true]) {
      const { status, body } = await trainer.put(path, { leftOut });
      expect(status).toBe(200);
      expect((body as LiveRecord).questions[0]).toMatchObject({ id, leftOut: true });
    }
    expect(await texts()).toEqual(['How do I appeal?']);
    await trainer.put(path, { leftOut: false });
    expect(await texts()).toHaveLength(2);
    const unknown = `/api/classes/${classId}/live-record/questions/99999`;
    expect((await trainer.put(unknown, { leftOut: true })).status).toBe(404);
  });

  it('keeps the questions, but not their seconds, when it shows another video', async () => {
    const recordingId = newId();
    await database(
      `insert into recording (id, file_name, bytes, state, playable, duration_ms, priority,
         created_at, updated_at)
       values ($1, 'edited.mp4', 1, 'ready', true, 8000, 10, now(), now())`,
      recordingId,
    );
    await database(
      `update class_version set recording_id = $1
       where id = (select current_version_id from class where id = $2)`,
      ...[recordingId, classId],
    );
    const { gaps, questions } = await recordFor(learner);
    expect(gaps).toEqual([]);
    expect(questions.map(({ atMs, answer }) => [atMs, answer?.atMs])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

it('has nothing to tell of a class that was no webinar', async () => {
  const recordingId = newId();
  await database(
    `insert into recording (id, file_name, bytes, state, playable, duration_ms, priority,
       created_at, updated_at)
     values ($1, 'uploaded.mp4', 1, 'ready', true, 8000, 10, now(), now())`,
    recordingId,
  );
  const { body } = await trainer.post('/api/classes', { recordingId, title: 'Uploaded' });
  const path = `/api/classes/${(body as { id: string }).id}/live-record`;
  const nothing = { webinarId: null, gaps: [], questions: [] };
  expect((await trainer.get(path)).body).toEqual(nothing);
  expect((await trainer.get(`${path}/polls`)).body).toEqual({ items: [] });
});
