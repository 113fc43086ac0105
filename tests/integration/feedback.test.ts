import { newId } from '@rounds/platform/ids';
import type { ApiAnswer } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from './accounts-world';
import { DURATION_MS, makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

interface Said {
  id: string;
  rating: number;
  remark: string;
  handled: { id: string; note: string; by: string } | null;
}
interface Due {
  versionId: string;
  ask: { kind: string; thingId: string; title: string } | null;
  given: Said[];
}

const HALF_MS = DURATION_MS / 2;

let world: ClassesWorld;
beforeAll(async () => {
  world = await makeClassesWorld();
});
afterAll(async () => world.close());

/** A published class of two chapters and its version. */
async function makeClass(audience?: object) {
  const { id, revision } = await world.publish({ title: 'Units' }, audience);
  const { trainer } = world.clients;
  const chapters = [
    { title: 'Eight minutes', startMs: 0, topics: ['billing:denials'] },
    { title: 'Rounding', startMs: HALF_MS },
  ];
  const made = told(await trainer.put(`/api/classes/${id}/chapters`, { revision, chapters }));
  const { version } = (await trainer.get(`/api/classes/${id}`)).body as {
    version: { id: string };
  };
  return { id, versionId: version.id, chapters: made.chapters.map((chapter) => chapter.id) };
}
type Made = Awaited<ReturnType<typeof makeClass>>;

const whole = ({ id, versionId }: Made) => ({ kind: 'class', thingId: id, versionId });
const chapterOf = ({ versionId, chapters }: Made, index: number) => ({
  kind: 'chapter',
  thingId: chapters[index],
  versionId,
});

const say = (who: Who, input: object) => world.clients[who].put('/api/feedback', input);
const saidBy = async (who: Who, input: object): Promise<Said> => ok(await say(who, input)) as Said;
const due = async (who: Who, { id }: Made): Promise<Due> =>
  ok(await world.clients[who].get(`/api/feedback/due?classId=${id}`)) as Due;

function ok({ status, body }: ApiAnswer): unknown {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Puts it on record that somebody has watched `[0, endMs)`. */
const watched = (who: Who, { versionId }: Made, endMs: number) =>
  world.sql(
    `insert into watch_record (person_id, class_version_id, watched, position_ms, updated_at)
     values ($1, $2, $3::int4multirange, 0, now())
     on conflict (person_id, class_version_id) do update set watched = excluded.watched`,
    [world.ids[who], versionId, `{[0,${endMs})}`],
  );
const rowsOf = ({ versionId }: Made) =>
  world.sql('select * from feedback where class_version_id = $1', [versionId]);
const pinsOf = ({ versionId }: Made) =>
  world.sql('select * from unclear_pin where class_version_id = $1', [versionId]);

describe('what people are asked', () => {
  it('is nothing before something was finished, by the record', async () => {
    const made = await makeClass();
    expect(await due('learnerA', made)).toEqual({
      versionId: made.versionId,
      ask: null,
      given: [],
    });
    await watched('learnerA', made, HALF_MS * 0.89);
    expect((await due('learnerA', made)).ask).toBeNull();
  });

  it('is the chapter, then the class, each once', async () => {
    const made = await makeClass();
    await watched('learnerA', made, HALF_MS * 0.9);
    expect((await due('learnerA', made)).ask).toEqual({
      kind: 'chapter',
      thingId: made.chapters[0],
      title: 'Eight minutes',
    });
    await saidBy('learnerA', { ...chapterOf(made, 0), rating: 4 });
    expect((await due('learnerA', made)).ask).toBeNull();
    await watched('learnerA', made, DURATION_MS);
    expect((await due('learnerA', made)).ask).toMatchObject({ kind: 'class', thingId: made.id });
    await saidBy('learnerA', { ...whole(made), rating: 5 });
    const after = await due('learnerA', made);
    expect(after.ask).toBeNull();
    expect(after.given.map(({ rating }) => rating)).toEqual([4, 5]);
    expect((await due('managerA', made)).ask).toBeNull();
  });

  it('is never again what was dismissed, and dismissing takes nothing back', async () => {
    const made = await makeClass();
    await watched('learnerA', made, DURATION_MS);
    const { learnerA } = world.clients;
    for (let time = 0; time < 2; time++) {
      expect((await learnerA.post('/api/feedback/dismissals', whole(made))).status).toBe(204);
    }
    expect(await due('learnerA', made)).toMatchObject({ ask: null, given: [] });
    await saidBy('learnerA', { ...whole(made), rating: 3, remark: 'Fine' });
    await learnerA.post('/api/feedback/dismissals', whole(made));
    expect((await due('learnerA', made)).given).toMatchObject([{ rating: 3, remark: 'Fine' }]);
    expect(await rowsOf(made)).toHaveLength(1);
  });
});

describe('a quiz', () => {
  /** Puts a quiz on record that somebody has begun and, unless asked otherwise, handed in. */
  async function takeQuiz(who: Who, { id, versionId }: Made, finished: boolean): Promise<string> {
    const quizId = newId();
    await world.sql(
      `insert into quiz (id, class_id, title, state, revision, pass_percent, shuffle_questions,
         shuffle_options, created_at, updated_at, published_at)
       values ($1, $2, 'Which units?', 'published', 1, 80, false, false, now(), now(), now())`,
      [quizId, id],
    );
    await world.sql(
      `insert into quiz_attempt (id, quiz_id, person_id, class_version_id, number, questions,
         pass_percent, started_at, finished_at, score, passed, results)
       values ($1, $2, $3, $4, 1, '[]', 80, now(), $5, $6, $7, $8)`,
      [
        ...[newId(), quizId, world.ids[who], versionId, finished ? new Date() : null],
        ...(finished ? [1, true, '{}'] : [null, null, null]),
      ],
    );
    return quizId;
  }

  it('is asked about by those who have handed it in, before the class, once', async () => {
    const made = await makeClass();
    await watched('learnerA', made, DURATION_MS);
    const quizId = await takeQuiz('learnerA', made, true);
    const quiz = { kind: 'quiz', thingId: quizId, versionId: made.versionId };
    expect((await due('learnerA', made)).ask).toEqual({
      kind: 'quiz',
      thingId: quizId,
      title: 'Which units?',
    });
    await saidBy('learnerA', { ...quiz, rating: 5 });
    expect((await due('learnerA', made)).ask).toMatchObject({ kind: 'class' });
    expect(refusal(await say('managerA', { ...quiz, rating: 1 }))).toBe('404 not-found');
    const { others } = ok(await world.clients.trainer.get(`/api/feedback/classes/${made.id}`)) as {
      others: object[];
    };
    expect(others).toMatchObject([{ kind: 'quiz', title: 'Which units?', figures: { n: 1 } }]);
  });

  it('that was only begun is not', async () => {
    const made = await makeClass();
    const thingId = await takeQuiz('learnerA', made, false);
    expect((await due('learnerA', made)).ask).toBeNull();
    const quiz = { kind: 'quiz', thingId, versionId: made.versionId };
    expect(refusal(await say('learnerA', { ...quiz, rating: 1 }))).toBe('404 not-found');
  });
});

describe('what people say', () => {
  it('is one per person and thing, also when sent many times at once, and changeable', async () => {
    const made = await makeClass();
    const input = { ...whole(made), rating: 2 };
    const answers = await Promise.all(Array.from({ length: 10 }, () => saidBy('learnerA', input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const remarked = await saidBy('learnerA', { ...input, remark: '  Too fast at the end ' });
    expect(remarked).toMatchObject({ rating: 2, remark: 'Too fast at the end', handled: null });
    // A tap alone leaves the words; empty words take them away.
    expect(await saidBy('learnerA', { ...input, rating: 4 })).toMatchObject({
      rating: 4,
      remark: 'Too fast at the end',
    });
    expect(await saidBy('learnerA', { ...input, rating: 4, remark: '' })).toMatchObject({
      remark: '',
    });
    await saidBy('managerA', { ...whole(made), rating: 5 });
    expect(await rowsOf(made)).toHaveLength(2);
  });

  it('can be taken back and said again, by its person alone', async () => {
    const made = await makeClass();
    await watched('learnerA', made, DURATION_MS);
    const { id } = await saidBy('learnerA', { ...whole(made), rating: 1, remark: 'No' });
    for (const who of ['managerA', 'learnerB'] as const) {
      const answer = await world.clients[who].delete(`/api/feedback/${id}`);
      expect(refusal(answer)).toBe('404 not-found');
    }
    const { learnerA } = world.clients;
    expect((await learnerA.delete(`/api/feedback/${id}`)).status).toBe(204);
    expect(refusal(await learnerA.delete(`/api/feedback/${id}`))).toBe('404 not-found');
    expect(await due('learnerA', made)).toMatchObject({ ask: null, given: [] });
    expect(await rowsOf(made)).toMatchObject([{ rating: null, remark: '' }]);
    const again = await saidBy('learnerA', { ...whole(made), rating: 1, remark: 'No' });
    expect(again.id).toBe(id);
  });

  it.each([
    ['no rating', { rating: undefined }, '400 invalid-input'],
    ['a rating of 0', { rating: 0 }, '400 invalid-input'],
    ['a rating of 6', { rating: 6 }, '400 invalid-input'],
    ['half a rating', { rating: 2.5 }, '400 invalid-input'],
    ['a rating in words', { rating: '5' }, '400 invalid-input'],
    ['10,000 characters', { remark: 'x'.repeat(10_000) }, '400 invalid-input'],
    ['a NUL', { remark: 'a\0b' }, '400 invalid-input'],
    ['an unknown kind', { kind: 'trainer' }, '400 invalid-input'],
    ['something that is no id', { thingId: "1' or '1'='1" }, '400 invalid-input'],
    ['an unknown chapter', { kind: 'chapter', thingId: newId() }, '404 not-found'],
    ['an unknown quiz', { kind: 'quiz', thingId: newId() }, '404 not-found'],
    ['an unknown version', { versionId: newId() }, '404 not-found'],
  ])('is refused for %s, and nothing changes', async (_, wrong, expected) => {
    const made = await makeClass();
    await saidBy('learnerA', { ...whole(made), rating: 3, remark: 'Before' });
    expect(refusal(await say('learnerA', { ...whole(made), rating: 1, ...wrong }))).toBe(expected);
    expect(await rowsOf(made)).toMatchObject([{ rating: 3, remark: 'Before' }]);
  });

  it('keeps hostile words as the words that they are', async () => {
    const made = await makeClass();
    const remark = `<img src=x onerror="alert(1)"> '; drop table feedback; -- \u202Egnp.exe =1+1`;
    expect(await saidBy('learnerA', { ...whole(made), rating: 1, remark })).toMatchObject({
      remark,
    });
  });

  it('is only for those who may watch the class, and not for staff', async () => {
    const made = await makeClass({ kind: 'practices', ids: [world.practices.A] });
    const other = await makeClass();
    for (const path of [`due?classId=${made.id}`, `pins?classId=${made.id}`]) {
      expect(refusal(await world.clients.learnerB.get(`/api/feedback/${path}`))).toBe(
        '404 not-found',
      );
    }
    expect(refusal(await say('learnerB', { ...whole(made), rating: 1 }))).toBe('404 not-found');
    const mixed = { ...whole(other), thingId: made.id };
    expect(refusal(await say('learnerB', { ...mixed, rating: 1 }))).toBe('404 not-found');
    const dismissed = await world.clients.learnerB.post('/api/feedback/dismissals', whole(made));
    expect(refusal(dismissed)).toBe('404 not-found');
    const answer = await say('trainer', { ...whole(made), rating: 5 });
    expect(refusal(answer)).toBe('403 role-not-allowed');
    expect([...(await rowsOf(made)), ...(await rowsOf(other))]).toEqual([]);
  });
});

describe('"unclear here"', () => {
  const pin = (who: Who, { versionId }: Made, atMs: unknown, words?: unknown) =>
    world.clients[who].post('/api/feedback/pins', { versionId, atMs, words });

  it('pins a second once; words come later; one sees only one’s own', async () => {
    const made = await makeClass();
    const first = ok(await pin('learnerA', made, 61_999)) as { id: string };
    expect(first).toMatchObject({ atMs: 61_000, words: '', handled: null });
    expect(ok(await pin('learnerA', made, 61_000))).toMatchObject({ id: first.id });
    await pin('managerA', made, 5000);
    const { learnerA, managerA } = world.clients;
    const path = `/api/feedback/pins/${first.id}`;
    expect(ok(await learnerA.patch(path, { words: 'What is KX?' }))).toMatchObject({
      words: 'What is KX?',
    });
    expect(ok(await pin('learnerA', made, 61_000))).toMatchObject({ words: 'What is KX?' });
    const own = ok(await learnerA.get(`/api/feedback/pins?classId=${made.id}`));
    expect(own).toMatchObject({ versionId: made.versionId, items: [{ atMs: 61_000 }] });
    expect(refusal(await managerA.patch(path, { words: 'x' }))).toBe('404 not-found');
    expect(refusal(await managerA.delete(path))).toBe('404 not-found');
    expect((await learnerA.delete(path)).status).toBe(204);
    expect(refusal(await learnerA.delete(path))).toBe('404 not-found');
    expect(await pinsOf(made)).toHaveLength(1);
  });

  it.each([
    ['the end', DURATION_MS, undefined, '422 beyond-the-end'],
    ['far beyond', 2_147_483_647, undefined, '422 beyond-the-end'],
    ['before the start', -1, undefined, '400 invalid-input'],
    ['between two milliseconds', 0.5, undefined, '400 invalid-input'],
    ['more than an integer', 1e12, undefined, '400 invalid-input'],
    ['no second', null, undefined, '400 invalid-input'],
    ['10,000 characters', 0, 'x'.repeat(10_000), '400 invalid-input'],
    ['a NUL', 0, 'a\0b', '400 invalid-input'],
  ])('is refused for %s', async (_, atMs, words, expected) => {
    const made = await makeClass();
    expect(refusal(await pin('learnerB', made, atMs, words))).toBe(expected);
    expect(await pinsOf(made)).toEqual([]);
  });

  it('is refused to those who may not watch, and when it comes too often', async () => {
    const made = await makeClass({ kind: 'practices', ids: [world.practices.B] });
    expect(refusal(await pin('learnerA', made, 0))).toBe('404 not-found');
    const answers = await Promise.all(
      Array.from({ length: 35 }, (_, index) => pin('managerB', made, index * 1000)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refusal(refused[0]!)).toBe('429 too-many-pins');
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await pinsOf(made)).toHaveLength(30);
  });
});

describe('the export of my data', () => {
  it('holds what I said, was asked and pinned', async () => {
    const made = await makeClass();
    await saidBy('managerB', { ...whole(made), rating: 3, remark: 'My words' });
    await world.sql(
      `insert into unclear_pin (id, person_id, class_version_id, at_ms, words, said_at)
       values ($1, $2, $3, 9000, 'My pin', now())`,
      [newId(), world.ids.managerB, made.versionId],
    );
    const mine = (await world.clients.managerB.get('/api/me/export')).body as {
      feedback: object[];
      unclearPins: object[];
    };
    expect(mine.feedback.at(-1)).toMatchObject({
      classId: made.id,
      kind: 'class',
      rating: 3,
      remark: 'My words',
      version: 1,
    });
    expect(mine.unclearPins.at(-1)).toMatchObject({ atMs: 9000, words: 'My pin' });
    const others = JSON.stringify((await world.clients.managerA.get('/api/me/export')).body);
    expect(others).not.toContain('My words');
  });
});
