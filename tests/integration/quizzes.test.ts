import { newId } from '@rounds/platform/ids';
import type { ApiAnswer } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from './accounts-world';
import { makeClassesWorld, refusal, type ClassesWorld } from './classes-world';
import { ONE_PIXEL } from './one-pixel';

interface Source {
  id: string;
  revision: number;
  state: string;
  finishedAttempts: number;
  questions: { id: string; prompt: string; revision: number }[];
}
interface Attempt {
  id: string;
  number: number;
  finishedAt: string | null;
  score: number | null;
  passed: boolean | null;
  questions: { id: string; prompt: string; options: { id: string; text: string }[] }[];
  answers: { questionId: string; picked: string[]; value: number | null }[];
  judged: { questionId: string; correct: boolean; reference: { chapterId: string } | null }[];
}

const BLANK = {
  ...{ options: [], truth: null, value: null, tolerance: 0, unit: '', explanation: '' },
  ...{ picture: null, reference: null, topics: [] },
};
const options = ['a', 'b', 'c'].map((id) => ({ id, text: `Step ${id}`, right: false }));
const QUESTIONS = {
  single: { kind: 'single', prompt: 'First?', options: right('a') },
  multiple: { kind: 'multiple', prompt: 'Which?', options: right('a', 'c') },
  statement: { kind: 'true-false', prompt: 'True?', truth: true },
  number: { kind: 'numeric', prompt: 'How much?', value: 12.5, tolerance: 0.5, unit: '$' },
  order: { kind: 'ordering', prompt: 'In which order?', options },
};
const RIGHT = {
  single: { picked: ['a'], value: null },
  multiple: { picked: ['c', 'a'], value: null },
  statement: { picked: ['true'], value: null },
  number: { picked: [], value: 13 },
  order: { picked: ['a', 'b', 'c'], value: null },
};
type Name = keyof typeof QUESTIONS;
const NAMES = Object.keys(QUESTIONS) as Name[];

let world: ClassesWorld;
beforeAll(async () => {
  world = await makeClassesWorld();
});
afterAll(async () => world.close());

function right(...ids: string[]) {
  return options.map((option) => ({ ...option, right: ids.includes(option.id) }));
}
function ok<T>({ status, body }: ApiAnswer): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
}

/** A published quiz of a published class with a question of each kind. */
async function makeQuiz(change: object = {}, audience?: object) {
  const { trainer } = world.clients;
  const taught = await world.publish({ title: 'Eligibility' }, audience);
  const [chapter] = taught.chapters;
  const reference = { classId: taught.id, chapterId: chapter?.id, atMs: 1500 };
  const ids = {} as Record<Name, string>;
  for (const name of NAMES) {
    const input = { ...BLANK, reference, ...QUESTIONS[name] };
    ids[name] = ok<{ id: string }>(await trainer.post('/api/questions', input)).id;
  }
  const made = ok<Source>(
    await trainer.post('/api/quizzes', { classId: taught.id, title: 'Understood?' }),
  );
  const questionIds = Object.values(ids);
  const input = { revision: made.revision, questionIds, ...change };
  const filled = ok<Source>(await trainer.patch(`/api/quizzes/${made.id}`, input));
  const { revision } = filled;
  const quiz = ok<Source>(await trainer.post(`/api/quizzes/${made.id}/publish`, { revision }));
  return { quiz, ids, classId: taught.id };
}

const begin = async (who: Who, quizId: string): Promise<Attempt> =>
  ok(await world.clients[who].post(`/api/quizzes/${quizId}/attempts`));
const answer = (who: Who, attemptId: string, questionId: string, given: object) =>
  world.clients[who].put(`/api/attempts/${attemptId}/answers/${questionId}`, given);
const finish = async (who: Who, id: string): Promise<Attempt> =>
  ok(await world.clients[who].post(`/api/attempts/${id}/finish`));

describe('taking a quiz', () => {
  it('keeps each answer, judges all kinds, and leads to where it is taught', async () => {
    const { quiz, ids } = await makeQuiz();
    const attempt = await begin('learnerA', quiz.id);
    expect(JSON.stringify(attempt)).not.toMatch(/"right":|truth|tolerance/);
    for (const name of NAMES) {
      expect((await answer('learnerA', attempt.id, ids[name], RIGHT[name])).status).toBe(204);
    }
    await answer('learnerA', attempt.id, ids.single, { picked: ['b'], value: null });
    const again = await begin('learnerA', quiz.id);
    expect(again.id).toBe(attempt.id);
    expect(again.answers).toHaveLength(5);
    const done = await finish('learnerA', attempt.id);
    expect(done).toMatchObject({ score: 0.8, passed: true });
    const wrong = done.judged.filter(({ correct }) => !correct);
    expect(wrong).toMatchObject([
      { questionId: ids.single, reference: { atMs: 1500, title: expect.any(String) } },
    ]);
    expect(await finish('learnerA', attempt.id)).toEqual(done);
    const late = await answer('learnerA', attempt.id, ids.single, RIGHT.single);
    expect(refusal(late)).toBe('409 attempt-finished');
  });

  it('begins one attempt, also when asked many times at once, and as many as allowed', async () => {
    const { quiz } = await makeQuiz({ maxAttempts: 2 });
    const opened = await Promise.all(Array.from({ length: 8 }, () => begin('learnerA', quiz.id)));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    await finish('learnerA', opened[0]?.id ?? '');
    const second = await begin('learnerA', quiz.id);
    expect(second.number).toBe(2);
    await finish('learnerA', second.id);
    const third = await world.clients.learnerA.post(`/api/quizzes/${quiz.id}/attempts`);
    expect(refusal(third)).toBe('409 no-attempts-left');
    expect(await begin('managerA', quiz.id)).toMatchObject({ number: 1 });
  });

  it('shows steps mixed, never in their right order', async () => {
    const { quiz, ids } = await makeQuiz({ shuffleOptions: false });
    const { questions } = await begin('learnerA', quiz.id);
    const steps = questions.find(({ id }) => id === ids.order)?.options.map(({ id }) => id);
    expect(steps).not.toEqual(['a', 'b', 'c']);
    expect(steps?.toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('is not for other practices, and an attempt is for its person alone', async () => {
    const { quiz, ids, classId } = await makeQuiz(
      {},
      {
        kind: 'practices',
        ids: [world.practices.A],
      },
    );
    const attempt = await begin('learnerA', quiz.id);
    const { learnerB, managerA, trainer } = world.clients;
    for (const call of [
      learnerB.get(`/api/quizzes/${quiz.id}`),
      learnerB.post(`/api/quizzes/${quiz.id}/attempts`),
      learnerB.get(`/api/classes/${classId}/quizzes`),
      learnerB.get(`/api/attempts/${attempt.id}`),
      managerA.get(`/api/attempts/${attempt.id}`),
      trainer.get(`/api/attempts/${attempt.id}`),
      managerA.post(`/api/attempts/${attempt.id}/finish`),
      answer('managerA', attempt.id, ids.single, RIGHT.single),
    ]) {
      expect(refusal(await call)).toBe('404 not-found');
    }
    const mine = ok<{ items: { id: string }[] }>(await learnerB.get('/api/me/quizzes'));
    expect(mine.items).toEqual([]);
  });

  it.each([
    ['an option that is none', { picked: ['x'], value: null }, '400 answer-does-not-fit'],
    ['two options of one', { picked: ['a', 'b'], value: null }, '400 answer-does-not-fit'],
    ['a number for a choice', { picked: [], value: 3 }, '400 answer-does-not-fit'],
    ['words for a number', { picked: [], value: 'many' }, '400 invalid-input'],
    ['nothing', {}, '400 invalid-input'],
    ['10,000 options', { picked: Array(10_000).fill('a'), value: null }, '400 invalid-input'],
  ])('refuses %s, and nothing changes', async (_, given, expected) => {
    const { quiz, ids } = await makeQuiz();
    const attempt = await begin('learnerA', quiz.id);
    await answer('learnerA', attempt.id, ids.single, RIGHT.single);
    expect(refusal(await answer('learnerA', attempt.id, ids.single, given))).toBe(expected);
    expect((await begin('learnerA', quiz.id)).answers).toMatchObject([{ picked: ['a'] }]);
  });
});

describe('making a quiz', () => {
  it('leaves attempts as they were asked', async () => {
    const { quiz, ids } = await makeQuiz();
    const attempt = await begin('learnerA', quiz.id);
    const done = await finish('learnerA', attempt.id);
    const { trainer } = world.clients;
    const changed = { ...BLANK, ...QUESTIONS.single, prompt: 'Changed?', revision: 1 };
    ok(await trainer.put(`/api/questions/${ids.single}`, changed));
    const input = { revision: quiz.revision, questionIds: [ids.single], passPercent: 100 };
    expect(ok<Source>(await trainer.patch(`/api/quizzes/${quiz.id}`, input))).toMatchObject({
      finishedAttempts: 1,
      questions: [{ prompt: 'Changed?' }],
    });
    expect(ok<Attempt>(await world.clients.learnerA.get(`/api/attempts/${attempt.id}`))).toEqual(
      done,
    );
    expect((await begin('learnerA', quiz.id)).questions).toMatchObject([{ prompt: 'Changed?' }]);
  });

  it('refuses who saves over what they have not seen', async () => {
    const { quiz, ids } = await makeQuiz();
    const { trainer, admin } = world.clients;
    const stale = { revision: 1, title: 'Old' };
    expect(refusal(await trainer.patch(`/api/quizzes/${quiz.id}`, stale))).toBe(
      '409 edited-meanwhile',
    );
    const input = { ...BLANK, ...QUESTIONS.single, revision: 1 };
    ok(await admin.put(`/api/questions/${ids.single}`, input));
    expect(refusal(await trainer.put(`/api/questions/${ids.single}`, input))).toBe(
      '409 edited-meanwhile',
    );
  });

  it.each([
    ['no words', { prompt: ' ' }, '400 invalid-input'],
    ['one option', { options: options.slice(0, 1) }, '400 invalid-input'],
    ['none right', { options }, '400 invalid-input'],
    ['two right', { options: right('a', 'b') }, '400 invalid-input'],
    ['a NUL', { prompt: 'a\0b' }, '400 invalid-input'],
    ['100,000 characters', { explanation: 'x'.repeat(100_000) }, '400 invalid-input'],
    ['an unknown topic', { topics: ['billing:none'] }, '400 unknown-topic'],
    ['an unknown picture', { picture: { id: newId(), alt: 'x' } }, '400 unknown-picture'],
    [
      'an unknown class',
      { reference: { classId: newId(), chapterId: newId(), atMs: 0 } },
      '400 unknown-class',
    ],
  ])('refuses a question with %s', async (_, wrong, expected) => {
    const before = await world.sql('select count(*) from question');
    const input = { ...BLANK, ...QUESTIONS.single, ...wrong };
    expect(refusal(await world.clients.trainer.post('/api/questions', input))).toBe(expected);
    expect(await world.sql('select count(*) from question')).toEqual(before);
  });

  it('publishes what has questions, and deletes what nobody has begun', async () => {
    const { trainer } = world.clients;
    const { quiz, classId } = await makeQuiz();
    const empty = ok<Source>(await trainer.post('/api/quizzes', { classId, title: 'Empty' }));
    const move = await trainer.post(`/api/quizzes/${empty.id}/publish`, { revision: 1 });
    expect(refusal(move)).toBe('422 quiz-is-empty');
    const emptied = { revision: quiz.revision, questionIds: [] };
    expect(refusal(await trainer.patch(`/api/quizzes/${quiz.id}`, emptied))).toBe(
      '422 quiz-is-empty',
    );
    await begin('learnerA', quiz.id);
    expect(refusal(await trainer.delete(`/api/quizzes/${quiz.id}`))).toBe('409 quiz-was-taken');
    expect((await trainer.delete(`/api/quizzes/${empty.id}`)).status).toBe(204);
    const { revision } = quiz;
    ok(await trainer.post(`/api/quizzes/${quiz.id}/unpublish`, { revision }));
    expect(refusal(await world.clients.managerA.get(`/api/quizzes/${quiz.id}`))).toBe(
      '404 not-found',
    );
    expect((await world.clients.learnerA.get(`/api/quizzes/${quiz.id}`)).status).toBe(200);
  });

  it('keeps HTML as words, and finds questions by words and topic', async () => {
    const { trainer } = world.clients;
    const prompt = `<img src=x onerror=alert(1)> ${newId()}`;
    const input = { ...BLANK, ...QUESTIONS.single, prompt, topics: ['billing:denials'] };
    const { id } = ok<{ id: string }>(await trainer.post('/api/questions', input));
    const words = encodeURIComponent(prompt.slice(-12));
    const found = ok<{ items: { id: string; prompt: string }[] }>(
      await trainer.get(`/api/questions?q=${words}&topic=billing:denials`),
    );
    expect(found.items).toMatchObject([{ id, prompt }]);
    const none = ok<{ items: unknown[] }>(
      await trainer.get(`/api/questions?q=${words}&topic=practice:eligibility`),
    );
    expect(none.items).toEqual([]);
  });

  it('takes pictures only, and shows them to those who were asked', async () => {
    const { trainer, learnerA } = world.clients;
    const svg = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
    const beginning = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
    for (const data of [svg, beginning]) {
      const refused = await trainer.post('/api/questions/pictures', { data });
      expect(refusal(refused)).toBe('422 not-a-picture');
    }
    const { id, url } = ok<{ id: string; url: string }>(
      await trainer.post('/api/questions/pictures', { data: ONE_PIXEL }),
    );
    expect((await learnerA.fetch(url)).status).toBe(404);
    const { quiz, ids } = await makeQuiz();
    const input = { ...BLANK, ...QUESTIONS.single, picture: { id, alt: 'A form' }, revision: 1 };
    ok(await trainer.put(`/api/questions/${ids.single}`, input));
    await begin('learnerA', quiz.id);
    const shown = await learnerA.fetch(url);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
  });
});

it('tells how hard questions are from the attempts of practices alone', async () => {
  const { quiz, ids } = await makeQuiz();
  for (const who of ['learnerA', 'managerA', 'learnerB', 'trainer'] as const) {
    const attempt = await begin(who, quiz.id);
    const knows = who === 'learnerA';
    for (const name of knows ? NAMES : (['single'] as const)) {
      const given = knows ? RIGHT[name] : { picked: ['b'], value: null };
      await answer(who, attempt.id, ids[name], given);
    }
    await finish(who, attempt.id);
  }
  const { body } = await world.clients.trainer.get(`/api/quizzes/${quiz.id}/analysis`);
  expect(body).toMatchObject({ attempts: 3, few: true });
  const { questions } = body as { questions: { options: { chosen: number }[] }[] };
  expect(questions[0]).toMatchObject({ facility: 1 / 3, discrimination: 1 });
  expect(questions[0]?.options.map(({ chosen }) => chosen)).toEqual([1, 2, 0]);

  const file = await world.clients.trainer.fetch(`/api/quizzes/${quiz.id}/analysis.csv`);
  const lines = (await file.text()).trim().split('\r\n');
  expect(lines[1]).toBe('First?,single,3,33.3,1,Step a: 1; Step b: 2; Step c: 0');
  const refused = await world.clients.managerA.get(`/api/quizzes/${quiz.id}/analysis.csv`);
  expect(refusal(refused)).toBe('403 role-not-allowed');
});

describe('the figures of a question', () => {
  interface Figures {
    attempts: number;
    passedShare: number;
    questions: { asked: number; facility: number | null; discrimination: number | null }[];
  }

  /** Finished attempts by people of their own from rows such as `110`: right, right, wrong. */
  async function analysisOf(rows: string[], again: string[] = []): Promise<Figures> {
    const { quiz } = await makeQuiz();
    const questionIds = quiz.questions.map(({ id }) => id);
    for (const [index, first] of rows.entries()) {
      const personId = newId();
      await world.sql(
        `insert into person (id, email, name, role, practice_id, locale, active, created_at)
         select $1::uuid, $1 || '@quiz.example', 'Learner', 'learner', practice_id, 'en', true,
           now() from person where id = $2`,
        [personId, world.ids.learnerA],
      );
      const tries = [first, again[index]].filter((row) => row !== undefined);
      for (const [before, row] of tries.entries()) {
        const results = Object.fromEntries(
          [...row].map((mark, at) => [questionIds[at], mark === '1']),
        );
        await world.sql(
          `insert into quiz_attempt (id, quiz_id, person_id, class_version_id, number, questions,
             pass_percent, started_at, finished_at, score, passed, results)
           select $1, $2, $3, id, $4, '[]', 80, now(), now(), 0, $5, $6 from class_version limit 1`,
          [newId(), quiz.id, personId, before + 1, !row.includes('0'), JSON.stringify(results)],
        );
      }
    }
    return ok(await world.clients.trainer.get(`/api/quizzes/${quiz.id}/analysis`));
  }
  const first = async (rows: string[]) => (await analysisOf(rows)).questions[0];

  it('are none while nobody was asked', async () => {
    expect(await first([])).toMatchObject({ asked: 0, facility: null, discrimination: null });
  });

  it('tell how many got it right', async () => {
    const { attempts, passedShare, questions } = await analysisOf(['100', '110', '111', '000']);
    expect({ attempts, passedShare }).toEqual({ attempts: 4, passedShare: 0.25 });
    expect(questions.map(({ facility }) => facility)).toEqual([0.75, 0.5, 0.25, null, null]);
  });

  it('tell by 1 that those get it who know the rest, by −1 that just they do not', async () => {
    expect((await first(['111', '111', '000', '000']))?.discrimination).toBeCloseTo(1);
    expect((await first(['011', '011', '100', '100']))?.discrimination).toBeCloseTo(-1);
    // 1, 1, 0, 0 against 1, 0.5, 0.5, 0 in the others.
    expect((await first(['111', '110', '001', '000']))?.discrimination).toBeCloseTo(Math.SQRT1_2);
  });

  it('tell nothing where everybody does the same, or there is no other question', async () => {
    for (const rows of [['111', '100'], ['1', '0'], ['111']]) {
      expect((await first(rows))?.discrimination).toBeNull();
    }
  });

  it('count the first attempt of each person, whatever they do later', async () => {
    const { attempts, passedShare, questions } = await analysisOf(['100', '000'], ['111', '111']);
    expect({ attempts, passedShare }).toEqual({ attempts: 2, passedShare: 0 });
    expect(questions[0]).toMatchObject({ asked: 2, facility: 0.5 });
  });
});
