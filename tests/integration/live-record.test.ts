import { newId } from '@rounds/platform/ids';
import { sendHandout, signInAs, startApp, type ApiClient, type RunningApp } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GAP_MS, holdWebinar, inDatabase, type HeldWebinar } from './held-webinar';

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
  handouts: { id: number; title: string; url: string | null; bytes: number | null }[];
}

let app: RunningApp;
let trainer: ApiClient;
let learner: ApiClient;
let webinarId: string;
let classId: string;
let seen: HeldWebinar['seen'];

beforeAll(async () => {
  app = await startApp({ ingest: true });
  ({ trainer, learner, webinarId, classId, seen } = await holdWebinar(app));
});
afterAll(() => app.stop());

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
    isNear(chapters[1]?.startMs, seen.codes);
    isNear(chapters[2]?.startMs, seen.break);
    isNear(chapters[3]?.startMs, seen.appeals);
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
    isNear(gaps[0]?.atMs, seen.break);
    expect(gaps[0]?.durationMs).toBeGreaterThan(GAP_MS - 1000);
    expect(questions.map(({ text }) => text)).toEqual([
      'Is CO-97 bundled?',
      'Is anybody there?',
      'How do I appeal?',
    ]);
    const [bundled, lost, appeal] = questions;
    isNear(bundled?.atMs, seen.codes);
    expect(bundled?.answer).toMatchObject({ how: 'written', text: 'Yes.' });
    expect(lost?.answer).toBeNull();
    isNear(lost?.atMs, seen.break);
    isNear(appeal?.atMs, seen.appeals);
    isNear(appeal?.answer?.atMs, seen.answered);
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

  it('keeps what was handed out, for those who may see the class, until it is taken back', async () => {
    const file = Buffer.from('CO-97: bundled');
    const { body } = await sendHandout(trainer, webinarId, 'codes.txt', file);
    const id = body.handout!;
    const told = { id, title: 'codes.txt', url: null, bytes: file.length };
    expect((await recordFor(learner)).handouts).toEqual([told]);
    const path = `/api/classes/${classId}/live-record/handouts/${id}`;
    const answer = await learner.fetch(path);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await answer.text()).toBe('CO-97: bundled');
    expect((await (await signInAs(app, 'learner')).get(path)).status).toBe(404);
    await trainer.delete(`/api/webinars/${webinarId}/handouts/${id}`);
    expect((await recordFor(learner)).handouts).toEqual([]);
    expect((await learner.get(path)).status).toBe(404);
  });

  it('keeps the questions, but not their seconds, when it shows another video', async () => {
    const recordingId = newId();
    await inDatabase(
      app,
      `insert into recording (id, file_name, bytes, state, playable, duration_ms, priority,
         created_at, updated_at)
       values ($1, 'edited.mp4', 1, 'ready', true, 8000, 10, now(), now())`,
      recordingId,
    );
    await inDatabase(
      app,
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
  await inDatabase(
    app,
    `insert into recording (id, file_name, bytes, state, playable, duration_ms, priority,
       created_at, updated_at)
     values ($1, 'uploaded.mp4', 1, 'ready', true, 8000, 10, now(), now())`,
    recordingId,
  );
  const { body } = await trainer.post('/api/classes', { recordingId, title: 'Uploaded' });
  const path = `/api/classes/${(body as { id: string }).id}/live-record`;
  const nothing = { webinarId: null, gaps: [], questions: [], handouts: [] };
  expect((await trainer.get(path)).body).toEqual(nothing);
  expect((await trainer.get(`${path}/polls`)).body).toEqual({ items: [] });
});
