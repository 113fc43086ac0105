import { newId } from '@rounds/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DURATION_MS,
  makeClassesWorld,
  refusal,
  told,
  type ClassesWorld,
  type TestClass,
} from './classes-world';

type Versioned = TestClass & {
  version: { id: string; number: number };
  recording: { id: string } | null;
  otherVersion: { number: number; progress: number } | null;
};
interface Version {
  number: number;
  current: boolean;
  watchers: number;
  chapterCount: number;
  createdBy: string;
  recording: { id: string };
}

let world: ClassesWorld;
beforeAll(async () => {
  world = await makeClassesWorld();
});
afterAll(() => world?.close());

const HALF_MS = DURATION_MS / 2;
const trainer = () => world.clients.trainer;
const read = async (id: string, who: keyof ClassesWorld['clients'] = 'trainer') =>
  told(await world.clients[who].get(`/api/classes/${id}`)) as Versioned;
const replace = async (id: string, recordingId: string, more: object = {}) => {
  const { revision } = await read(id);
  return trainer().post(`/api/classes/${id}/versions`, { revision, recordingId, ...more });
};
const restore = async (id: string, number: number, more: object = {}) => {
  const { revision } = await read(id);
  return trainer().post(`/api/classes/${id}/versions/${number}/restore`, { revision, ...more });
};
const versions = async (id: string): Promise<Version[]> =>
  ((await trainer().get(`/api/classes/${id}/versions`)).body as { items: Version[] }).items;
const CHECKED = { noPatientData: true };

/** A class of three chapters, published: 0, a third and two thirds of the way in. */
async function threeChapters(): Promise<Versioned> {
  const { id } = await world.publish({ title: 'Eligibility', topics: ['practice:eligibility'] });
  const chapters = [0, 1, 2].map((n) => ({
    title: `Part ${n + 1}`,
    startMs: (n * DURATION_MS) / 3,
    topics: n === 1 ? ['billing:denials'] : [],
  }));
  const { revision } = await read(id);
  told(await trainer().put(`/api/classes/${id}/chapters`, { revision, chapters }));
  return read(id);
}
const shape = ({ chapters }: TestClass) =>
  chapters.map(({ id, title, startMs, endMs, topics }) => ({ id, title, startMs, endMs, topics }));

interface Attempt {
  id: string;
  score: number;
  finishedAt: string;
  judged: { reference: { chapterId: string; atMs: number } }[];
}

/** A published quiz of a chapter, with a statement that is taught at its end. */
async function publishQuiz(
  classId: string,
  reference: { chapterId: string; classId: string; atMs: number },
): Promise<string> {
  const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;
  const question = await trainer().post('/api/questions', {
    ...{ kind: 'true-false', prompt: 'True?', truth: true, options: [], value: null, tolerance: 0 },
    ...{ unit: '', explanation: '', picture: null, topics: [], reference },
  });
  const { chapterId } = reference;
  const id = idOf(await trainer().post('/api/quizzes', { classId, title: 'Denials' }));
  const questionIds = [idOf(question)];
  const change = { revision: 1, questionIds, chapterId };
  const filled = await trainer().patch(`/api/quizzes/${id}`, change);
  const { revision } = filled.body as { revision: number };
  expect((await trainer().post(`/api/quizzes/${id}/publish`, { revision })).status).toBe(200);
  return id;
}

/** Puts on record that a person has played a version up to a point. */
const watched = (personId: string, versionId: string, untilMs: number, fromMs = 0) =>
  world.sql(
    `insert into watch_record (person_id, class_version_id, watched, position_ms, updated_at)
     values ($1, $2, int4multirange(int4range($4, $3)), $3, now())`,
    [personId, versionId, untilMs, fromMs],
  );

describe('replacing the video', () => {
  it('keeps words, chapters and their links, laid over the new length', async () => {
    const before = await threeChapters();
    const recordingId = await world.recording({ duration_ms: HALF_MS });
    const after = told(await replace(before.id, recordingId, CHECKED)) as Versioned;
    expect(after).toMatchObject({
      state: 'published',
      version: { number: 2 },
      recording: { id: recordingId },
      title: 'Eligibility',
      topics: ['practice:eligibility'],
      durationMs: HALF_MS,
    });
    const [first, second] = shape(before);
    expect(shape(after)).toEqual([first, { ...second, endMs: HALF_MS }]);
    const list = await versions(before.id);
    expect(
      list.map(({ number, current, chapterCount }) => [number, current, chapterCount]),
    ).toEqual([
      [2, true, 2],
      [1, false, 3],
    ]);
    expect(list[0]).toMatchObject({ createdBy: 'trainer', recording: { id: recordingId } });
  });

  it('gives back exactly what was, and forth again', async () => {
    const before = await threeChapters();
    told(await replace(before.id, await world.recording({ duration_ms: HALF_MS }), CHECKED));
    const short = await read(before.id);
    // What is changed on the new version stays with it.
    const chapters = short.chapters.map((one) => ({ ...one, title: `${one.title}, new` }));
    const { revision } = short;
    told(await trainer().put(`/api/classes/${before.id}/chapters`, { revision, chapters }));
    told(await restore(before.id, 1));
    const back = await read(before.id);
    expect([back.version, shape(back)]).toEqual([before.version, shape(before)]);
    told(await restore(before.id, 2));
    const forth = await read(before.id);
    expect(shape(forth).map(({ id, title }) => [id, title])).toEqual(
      chapters.map(({ id, title }) => [id, title]),
    );
  });

  it('gives a chapter its link back that was merged away meanwhile', async () => {
    const before = await threeChapters();
    told(await replace(before.id, await world.recording(), CHECKED));
    const { chapters, revision } = await read(before.id);
    const merged = { revision, chapters: chapters.slice(0, 1) };
    told(await trainer().put(`/api/classes/${before.id}/chapters`, merged));
    told(await restore(before.id, 1));
    expect(shape(await read(before.id))).toEqual(shape(before));
  });

  it('keeps what was earned with its version, and begins anew on the next', async () => {
    const before = await threeChapters();
    const { learnerA, managerB, trainer: staff } = world.ids;
    await watched(learnerA, before.version.id, DURATION_MS);
    for (const id of [managerB, staff]) await watched(id, before.version.id, 1000);
    told(await replace(before.id, await world.recording(), CHECKED));
    const seen = await read(before.id, 'learnerA');
    expect(seen).toMatchObject({
      progress: 0,
      resumeMs: null,
      watched: [],
      otherVersion: { number: 1, progress: 1 },
    });
    expect((await read(before.id, 'learnerB')).otherVersion).toBeNull();
    const { body } = await world.clients.learnerA.get('/api/me/progress');
    const { items } = body as { items: { classId: string }[] };
    const earned = { version: { number: 1, current: false }, progress: 1, resumeMs: null };
    expect(items.filter(({ classId }) => classId === before.id)).toMatchObject([earned]);
    expect((await versions(before.id)).map(({ watchers }) => watchers)).toEqual([0, 2]);
  });

  it('still is finished in the library for whom it was', async () => {
    const { id, version } = await threeChapters();
    await watched(world.ids.learnerA, version.id, DURATION_MS);
    await watched(world.ids.managerA, version.id, DURATION_MS / 2);
    told(await replace(id, await world.recording(), CHECKED));
    const found = async (who: 'learnerA' | 'managerA', progress: string) => {
      const { body } = await world.clients[who].get(`/api/library?progress=${progress}&limit=100`);
      return (body as { items: { id: string }[] }).items.filter((item) => item.id === id);
    };
    expect(await found('learnerA', 'finished')).toMatchObject([
      { progress: 0, finishedVersion: 1 },
    ]);
    expect(await found('managerA', 'not-begun')).toMatchObject([{ finishedVersion: null }]);
  });

  it('still counts as done what was assigned and finished before', async () => {
    const before = await threeChapters();
    const assigned = { classId: before.id, dueOn: '2099-12-31' };
    expect((await world.clients.managerA.post('/api/assignments', assigned)).status).toBe(201);
    await watched(world.ids.learnerA, before.version.id, DURATION_MS);
    told(await replace(before.id, await world.recording(), CHECKED));
    const { body } = await world.clients.learnerA.get('/api/me/assignments');
    const { items } = body as { items: { classId: string | null; state: string }[] };
    expect(items.filter(({ classId }) => classId === before.id)).toMatchObject([{ state: 'done' }]);
  });

  it('still counts as done a chapter that was finished before, for a topic', async () => {
    const before = await threeChapters();
    const [, { startMs, endMs }] = before.chapters as [unknown, TestClass['chapters'][number]];
    const assigned = { topic: 'billing:denials', dueOn: '2099-12-31' };
    expect((await world.clients.managerA.post('/api/assignments', assigned)).status).toBe(201);
    await watched(world.ids.learnerA, before.version.id, endMs, startMs);
    const states = async () => {
      const { body } = await world.clients.learnerA.get('/api/me/assignments');
      const { items } = body as { items: { topic: string | null; progress: number }[] };
      return items.filter(({ topic }) => topic === assigned.topic).map(({ progress }) => progress);
    };
    const [was] = await states();
    expect(was).toBeGreaterThan(0);
    told(await replace(before.id, await world.recording(), CHECKED));
    expect(await states()).toEqual([was]);
  });

  it('keeps what was said of a chapter with its topics, also when it is merged away', async () => {
    const before = await threeChapters();
    const { id: thingId } = before.chapters[1]!;
    await watched(world.ids.learnerB, before.version.id, DURATION_MS);
    const thing = { kind: 'chapter', thingId, versionId: before.version.id };
    const said = await world.clients.learnerB.put('/api/feedback', { ...thing, rating: 4 });
    expect(said.status).toBe(200);
    const ratings = async () => {
      const { body } = await trainer().get('/api/feedback/topics');
      const { items } = body as { items: { key: string; figures: { n: number } }[] };
      return items.find(({ key }) => key === 'billing:denials')?.figures.n;
    };
    expect(await ratings()).toBe(1);
    told(await replace(before.id, await world.recording(), CHECKED));
    const { chapters, revision } = await read(before.id);
    const merged = { revision, chapters: chapters.slice(0, 1) };
    told(await trainer().put(`/api/classes/${before.id}/chapters`, merged));
    expect(await ratings()).toBe(1);
  });

  it('keeps quizzes, what was answered, and what should be seen first', async () => {
    const before = await threeChapters();
    const other = await threeChapters();
    const [, chapter] = before.chapters;
    const late = { classId: before.id, chapterId: chapter!.id, atMs: chapter!.endMs - 1000 };
    const quizId = await publishQuiz(before.id, late);
    const learner = world.clients.learnerA;
    const taken = async (): Promise<Attempt> => {
      const begun = (await learner.post(`/api/quizzes/${quizId}/attempts`)).body as { id: string };
      return (await learner.post(`/api/attempts/${begun.id}/finish`)).body as Attempt;
    };
    const earlier = await taken();
    expect(earlier.judged).toMatchObject([
      { reference: { chapterId: chapter!.id, atMs: late.atMs } },
    ]);
    const needed = other.chapters[0]!.id;
    const path = `/api/classes/${before.id}/chapters/${chapter!.id}/prerequisites/${needed}`;
    expect((await trainer().put(path)).status).toBeLessThan(300);

    const recordingId = await world.recording({ duration_ms: chapter!.endMs - 5000 });
    told(await replace(before.id, recordingId, CHECKED));
    const quizzes = (await learner.get(`/api/classes/${before.id}/quizzes`)).body;
    expect(quizzes).toMatchObject({ items: [{ id: quizId, chapterId: chapter!.id }] });
    const again = (await learner.get(`/api/attempts/${earlier.id}`)).body as Attempt;
    expect([again.score, again.finishedAt]).toEqual([earlier.score, earlier.finishedAt]);
    // That second is not in the chapter any more: it leads to where the chapter begins.
    const reference = { chapterId: chapter!.id, atMs: chapter!.startMs };
    expect((await taken()).judged).toMatchObject([{ reference }]);
    const first = await learner.get(`/api/classes/${before.id}/prerequisites`);
    expect(JSON.stringify(first.body)).toContain(needed);
  });

  it('waits with the chapters until the recording is probed', async () => {
    const { id } = await world.draft({ title: 'Draft' });
    const { revision } = await read(id);
    const chapters = [0, 200_000].map((startMs) => ({ title: `At ${startMs}`, startMs }));
    told(await trainer().put(`/api/classes/${id}/chapters`, { revision, chapters }));
    const before = await read(id);
    const recordingId = await world.recording({
      state: 'probing',
      playable: false,
      duration_ms: null,
      media: null,
    });
    const waiting = told(await replace(id, recordingId)) as Versioned;
    expect([waiting.durationMs, waiting.chapters]).toEqual([null, []]);
    // A second one before the first was ever ready takes over from the one that was.
    const second = await world.recording({ state: 'probing', playable: false, duration_ms: null });
    told(await replace(id, second));
    await world.sql('update recording set duration_ms = 150000 where id = $1', [second]);
    const filled = await read(id);
    expect(shape(filled)).toEqual([{ ...shape(before)[0], endMs: 150_000 }]);
    told(await restore(id, 1));
    expect(shape(await read(id))).toEqual(shape(before));
    expect(refusal(await restore(id, 2))).toBe('422 recording-not-probed');
  });

  it('goes back to one that was left before its recording was probed', async () => {
    const { id } = await world.draft({ title: 'Draft' });
    const before = await read(id);
    const waiting = { state: 'probing', playable: false, duration_ms: null };
    const recordingId = await world.recording(waiting);
    told(await replace(id, recordingId));
    told(await restore(id, 1));
    await world.sql('update recording set duration_ms = 150000 where id = $1', [recordingId]);
    told(await restore(id, 2));
    expect(shape(await read(id))).toEqual([{ ...shape(before)[0], endMs: 150_000 }]);
  });

  it('leaves the chapters to the current version, also when others look meanwhile', async () => {
    for (let round = 1; round <= 5; round++) {
      const { id } = await world.draft({ title: 'Draft' });
      const waiting = { state: 'probing', playable: false, duration_ms: null };
      const recordingId = await world.recording(waiting);
      const { revision } = told(await replace(id, recordingId));
      await world.sql('update recording set duration_ms = 150000 where id = $1', [recordingId]);
      const looks = Array.from({ length: 4 }, () => trainer().get(`/api/classes/${id}`));
      await Promise.all([
        trainer().post(`/api/classes/${id}/versions/1/restore`, { revision }),
        ...looks,
      ]);
      const { chapters, ...now } = await read(id);
      expect(now.version.number).toBe(1);
      const same = { revision: now.revision, chapters };
      told(await trainer().put(`/api/classes/${id}/chapters`, same));
    }
  });

  it('lets one of two win', async () => {
    const { id, revision } = await threeChapters();
    const recordings = await Promise.all([world.recording(), world.recording()]);
    const answers = await Promise.all(
      recordings.map((recordingId) =>
        trainer().post(`/api/classes/${id}/versions`, { revision, recordingId, ...CHECKED }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await versions(id)).toHaveLength(2);
  });
});

describe('a video that cannot be taken', () => {
  const unready = { state: 'processing', playable: false };
  const cases: [string, () => Promise<{ recordingId: string; more?: object }>, string][] = [
    ['is none', () => Promise.resolve({ recordingId: newId() }), '404 not-found'],
    [
      'was refused',
      async () => ({ recordingId: await world.recording({ state: 'rejected', playable: false }) }),
      '422 recording-unusable',
    ],
    [
      'does not play yet',
      async () => ({ recordingId: await world.recording(unready) }),
      '422 not-playable',
    ],
    [
      'nobody looked at',
      async () => ({ recordingId: await world.recording(), more: { noPatientData: undefined } }),
      '422 patient-data-unchecked',
    ],
    [
      'is claimed wrongly',
      async () => ({ recordingId: await world.recording(), more: { noPatientData: false } }),
      '400 invalid-input',
    ],
    [
      'comes too late',
      async () => ({ recordingId: await world.recording(), more: { revision: 1 } }),
      '409 edited-meanwhile',
    ],
  ];

  it.each(cases)('because it %s leaves the class as it was', async (_, input, expected) => {
    const before = await threeChapters();
    const { recordingId, more } = await input();
    expect(refusal(await replace(before.id, recordingId, { ...CHECKED, ...more }))).toBe(expected);
    expect(await read(before.id)).toEqual(before);
    expect(await versions(before.id)).toHaveLength(1);
  });

  it('is the one that is shown, or one of a class that is put away', async () => {
    const { id, recording } = await threeChapters();
    const same = recording!.id;
    expect(refusal(await replace(id, same, CHECKED))).toBe('409 same-recording');
    expect(refusal(await restore(id, 1))).toBe('409 same-version');
    expect(refusal(await restore(id, 7))).toBe('404 not-found');
    const { revision } = await read(id);
    told(await trainer().post(`/api/classes/${id}/archive`, { revision }));
    expect(refusal(await replace(id, await world.recording(), CHECKED))).toBe(
      '409 wrong-class-state',
    );
    await trainer().delete(`/api/classes/${id}`);
    expect(refusal(await replace(id, await world.recording(), CHECKED))).toBe('409 class-deleted');
  });

  it('is not brought back once it was deleted', async () => {
    const recordingId = await world.recording();
    const { id } = await world.draft({ recordingId });
    told(await replace(id, await world.recording()));
    expect(refusal(await trainer().delete(`/api/recordings/${recordingId}`))).toBe(
      '409 recording-in-use',
    );
    await world.sql('update recording set deleted_at = now() where id = $1', [recordingId]);
    expect(refusal(await restore(id, 1))).toBe('422 recording-unusable');
  });
});
