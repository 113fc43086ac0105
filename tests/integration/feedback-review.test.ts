import { newId } from '@rounds/platform/ids';
import type { ApiAnswer } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from './accounts-world';
import { DURATION_MS, makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

interface Remark {
  id: string;
  source: string;
  words: string;
  rating: number | null;
  title: string | null;
  atMs: number | null;
  open: boolean;
  person: { name: string; practiceName: string };
  handled: { note: string; by: string } | null;
}
interface Own {
  words: string;
  handled: { note: string; by: string } | null;
}

const HALF_MS = DURATION_MS / 2;

let world: ClassesWorld;
let classId: string;
let versionId: string;
let chapters: string[];
let pinId: string;
let remarkId: string;

const ok = <T>({ status, body }: ApiAnswer): T => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
};
const read = async <T>(path: string, who: Who = 'trainer'): Promise<T> =>
  ok<T>(await world.clients[who].get(`/api/feedback/${path}`));
const remarks = async (query = '', who?: Who): Promise<Remark[]> =>
  (await read<{ items: Remark[] }>(`remarks?${query}`, who)).items;
const words = (found: { words: string }[]) => found.map((one) => one.words);
const handle = (items: object[], note: unknown = 'We made it slower.') =>
  world.clients.trainer.post('/api/feedback/handlings', { items, note });

/** Two chapters; four people rate the class, two a chapter, one says why, one pins. */
beforeAll(async () => {
  world = await makeClassesWorld();
  const { trainer, learnerA, managerA } = world.clients;
  const { id, revision } = await world.publish({ title: 'Units' });
  classId = id;
  const parts = [
    { title: 'Eight minutes', startMs: 0, topics: ['billing:denials'] },
    { title: 'Rounding', startMs: HALF_MS },
  ];
  const made = told(
    await trainer.put(`/api/classes/${id}/chapters`, { revision, chapters: parts }),
  );
  chapters = made.chapters.map((chapter) => chapter.id);
  versionId = (made as unknown as { version: { id: string } }).version.id;
  const ratings = { learnerA: 5, managerA: 4, learnerB: 2, managerB: 5 } as const;
  for (const [who, rating] of Object.entries(ratings)) {
    const input = { kind: 'class', thingId: id, versionId, rating };
    ok(await world.clients[who as Who].put('/api/feedback', input));
  }
  const chapter = { kind: 'chapter', thingId: chapters[1], versionId };
  ok(await managerA.put('/api/feedback', { ...chapter, rating: 5 }));
  const said = { ...chapter, rating: 2, remark: 'The Rounding rule is too fast' };
  remarkId = ok<{ id: string }>(await learnerA.put('/api/feedback', said)).id;
  const pin = { versionId, atMs: 12_345, words: '' };
  pinId = ok<{ id: string }>(await learnerA.post('/api/feedback/pins', pin)).id;
});
afterAll(async () => world.close());

describe('trainers see', () => {
  it('each class with its figures, how sure they are, and that they are few', async () => {
    const { items } = await read<{ items: object[] }>('classes');
    expect(items).toMatchObject([
      {
        classId,
        title: 'Units',
        figures: { n: 4, positive: 3, mean: 4, share: { share: 0.75 }, few: true },
        chapterFigures: { n: 2, positive: 1, mean: 3.5 },
        trend: { direction: 'few' },
        pins: 1,
        open: 2,
      },
    ]);
    expect((await read<{ items: object[] }>('classes?q=uNiTs')).items).toHaveLength(1);
    expect((await read<{ items: object[] }>('classes?q=%25')).items).toEqual([]);
  });

  it('one class by chapter and second', async () => {
    const review = await read<Record<string, unknown>>(`classes/${classId}`);
    expect(review).toMatchObject({
      title: 'Units',
      version: { id: versionId, number: 1, current: true, durationMs: DURATION_MS },
      versions: [{ number: 1, figures: { n: 4 } }],
      figures: { n: 4, share: { low: expect.closeTo(0.3006, 4), high: expect.closeTo(0.9544, 4) } },
      spread: [0, 1, 0, 1, 2],
      chapters: [
        { title: 'Eight minutes', figures: { n: 0, mean: null, share: null }, pins: 1 },
        { title: 'Rounding', figures: { n: 2, mean: 3.5 }, pins: 0 },
      ],
      others: [],
      pins: [{ atMs: 12_000, count: 1 }],
    });
    expect((review.trend as { weeks: { n: number }[] }).weeks.at(-1)).toMatchObject({
      n: 4,
      positive: 3,
    });
  });

  it('topics, in their language', async () => {
    const { trainer } = world.clients;
    const topics = await read<{ items: object[] }>('topics');
    expect(topics.items).toMatchObject([{ key: 'billing:denials', figures: { n: 0 }, pins: 1 }]);
    await trainer.patch('/api/me', { locale: 'es' });
    const spanish = await read<{ items: { title: string }[] }>('topics');
    await trainer.patch('/api/me', { locale: 'en' });
    expect(spanish.items[0]?.title).toMatch(/denegaci|rechaz/i);
  });

  it('remarks and pins with who said them and where, filtered', async () => {
    const [pin, remark] = await remarks();
    expect(pin).toMatchObject({
      source: 'pin',
      atMs: 12_000,
      title: 'Eight minutes',
      rating: null,
      open: true,
      person: { name: 'learnerA', practiceName: 'Practice A' },
    });
    expect(remark).toMatchObject({
      source: 'rating',
      atMs: HALF_MS,
      title: 'Rounding',
      rating: 2,
      handled: null,
    });
    const found = async (query: string) => words(await remarks(query));
    const [said] = words([remark!]);
    expect(await found('source=rating')).toEqual([said]);
    expect(await found('source=pin')).toEqual(['']);
    expect(await found('mood=low')).toEqual([said]);
    expect(await found('mood=high')).toEqual([]);
    expect(await found('q=ROUNDING')).toEqual([said]);
    expect(await found('q=%25')).toEqual([]);
    expect(await found(`chapterId=${chapters[1]}`)).toEqual([said]);
    expect(await found(`practiceId=${world.practices.B}`)).toEqual([]);
    expect(await found(`classId=${newId()}`)).toEqual([]);
    expect(await found('state=handled')).toEqual([]);
  });

  it('lists by pages', async () => {
    const first = await read<{ items: Remark[]; nextCursor: string }>('remarks?limit=1');
    const rest = await remarks(`limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest].map(({ id }) => id)).toEqual([pinId, remarkId]);
    for (const path of ['remarks', 'classes', 'mine']) {
      const answer = await world.clients.trainer.get(`/api/feedback/${path}?cursor=bad`);
      expect(refusal(answer)).toBe('400 invalid-cursor');
    }
  });

  it('all of it as a file that runs no formulas, with the same filters', async () => {
    const { learnerB, trainer } = world.clients;
    const formula = '=HYPERLINK("http://evil.example","x")';
    const input = { kind: 'class', thingId: classId, versionId, rating: 2, remark: formula };
    const { id } = ok<{ id: string }>(await learnerB.put('/api/feedback', input));
    const answer = await trainer.fetch('/api/feedback/remarks.csv?mood=low');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines[0]).toContain('Said,Person,Practice,Class,Version,About,At,Rating,Words');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
    expect(lines[2]).toContain('learnerA,Practice A,Units,1,Rounding,300,2,The Rounding rule');
    expect((await trainer.get('/api/feedback/remarks.csv?mood=x')).status).toBe(400);
    await learnerB.delete(`/api/feedback/${id}`);
    ok(await learnerB.put('/api/feedback', { ...input, remark: '' }));
  });

  it('the figures as files, too', async () => {
    const file = async (path: string) => {
      const answer = await world.clients.trainer.fetch(`/api/feedback/${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      return (await answer.text()).trim().split('\r\n').slice(1);
    };
    expect(await file('classes.csv')).toEqual([
      expect.stringMatching(/^Units,4,4,75,30\.1,95\.4,true,few,2,1,/),
    ]);
    expect(await file('classes.csv?q=nothing')).toEqual([]);
    expect(await file('topics.csv')).toEqual([
      expect.stringMatching(/^billing:denials,[^,]+,0,,,,,true,few,1$/),
    ]);
    expect(await file(`classes/${classId}/chapters.csv`)).toEqual([
      'Units,1,Eight minutes,0,0,,,,,true,1',
      'Units,1,Rounding,300,2,3.5,50,9.5,90.5,true,0',
    ]);
  });

  it.each([
    ['classes/not-an-id', '400 invalid-input'],
    [`classes/${newId()}`, '404 not-found'],
    ['remarks?mood=angry', '400 invalid-input'],
    ['remarks?classId=x', '400 invalid-input'],
    ['remarks?limit=100000', '400 invalid-input'],
    [`remarks?q=${'x'.repeat(201)}`, '400 invalid-input'],
    ['remarks?q=a%00b', '400 invalid-input'],
    ['classes?q=a%00b', '400 invalid-input'],
  ])('of %s nothing: %s', async (path, expected) => {
    expect(refusal(await world.clients.trainer.get(`/api/feedback/${path}`))).toBe(expected);
  });

  it('and nobody else does', async () => {
    for (const path of [
      'classes',
      `classes/${classId}`,
      'topics',
      'remarks',
      'remarks.csv',
      'classes.csv',
      'topics.csv',
      `classes/${classId}/chapters.csv`,
      'open',
    ]) {
      for (const who of ['managerA', 'learnerA', 'managerB'] as const) {
        const answer = await world.clients[who].get(`/api/feedback/${path}`);
        expect(refusal(answer)).toBe('403 role-not-allowed');
      }
    }
  });
});

describe('what was said', () => {
  const both = () => [
    { source: 'rating', id: remarkId },
    { source: 'pin', id: pinId },
  ];
  const mine = async (who: Who = 'learnerA', query = '') =>
    (await read<{ items: Own[] }>(`mine?${query}`, who)).items;
  const openCount = async () => (await read<{ open: number }>('open')).open;

  it('is closed with a note that its people see, and opened again', async () => {
    expect(await openCount()).toBe(2);
    const note = '<b>Slower now</b>, see the new cut.';
    const { id, count } = ok<{ id: string; count: number }>(await handle(both(), note));
    expect([count, await openCount()]).toEqual([2, 0]);
    expect(await remarks('state=open')).toEqual([]);
    const closed = await remarks('state=handled');
    expect(closed.map(({ handled }) => handled?.note)).toEqual([note, note]);
    const notes = (await mine('learnerA', `classId=${classId}`)).map(({ handled }) => handled);
    expect(notes.filter(Boolean)).toMatchObject([
      { note, by: 'trainer' },
      { note, by: 'trainer' },
    ]);
    for (const who of ['managerA', 'learnerB'] as const) {
      expect(JSON.stringify(await mine(who))).not.toContain('Slower');
    }
    const path = `/api/feedback/handlings/${id}`;
    expect((await world.clients.trainer.delete(path)).status).toBe(204);
    expect(refusal(await world.clients.trainer.delete(path))).toBe('404 not-found');
    expect(await openCount()).toBe(2);
    expect(JSON.stringify(await mine())).not.toContain('Slower');
    const audited = await world.sql<{ action: string }>(
      `select action from audit_entry where subject_id = $1 order by id`,
      [id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['feedback.handled', 'feedback.reopened']);
  });

  it('is handled once: who comes later learns it, and nothing of theirs counts', async () => {
    const pin = { source: 'pin', id: pinId };
    const first = ok<{ id: string }>(await handle([pin]));
    expect(refusal(await handle(both()))).toBe('409 handled-meanwhile');
    expect((await remarks('state=open')).map(({ id }) => id)).toEqual([remarkId]);
    await world.clients.trainer.delete(`/api/feedback/handlings/${first.id}`);
    const answers = await Promise.all(Array.from({ length: 5 }, () => handle(both())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const won = answers.find(({ status }) => status === 201)!.body as { id: string };
    await world.clients.trainer.delete(`/api/feedback/handlings/${won.id}`);
  });

  it('is open again when its person changes the words, and keeps the note', async () => {
    ok(await handle([{ source: 'rating', id: remarkId }], 'Done'));
    const chapter = { kind: 'chapter', thingId: chapters[1], versionId, rating: 2 };
    const { learnerA } = world.clients;
    ok(await learnerA.put('/api/feedback', { ...chapter, rating: 3 }));
    expect(await openCount()).toBe(1);
    ok(await learnerA.put('/api/feedback', { ...chapter, remark: 'Still too fast' }));
    const [reopened] = await remarks('state=open&source=rating');
    expect(reopened).toMatchObject({ words: 'Still too fast', handled: { note: 'Done' } });
    ok(await handle([{ source: 'rating', id: remarkId }], 'Done again'));
    expect(await openCount()).toBe(1);
  });

  it.each([
    ['no note', () => [both(), ' '], '400 invalid-input'],
    ['a note too long', () => [both(), 'x'.repeat(1001)], '400 invalid-input'],
    ['a NUL', () => [both(), 'a\0b'], '400 invalid-input'],
    ['nothing to handle', () => [[], 'x'], '400 invalid-input'],
    ['too much', () => [Array.from({ length: 101 }, () => both()[0]!), 'x'], '400 invalid-input'],
    ['something unknown', () => [[{ source: 'pin', id: newId() }], 'x'], '409 handled-meanwhile'],
    [
      'a pin that is a rating',
      () => [[{ source: 'pin', id: remarkId }], 'x'],
      '409 handled-meanwhile',
    ],
  ] as [string, () => [object[], string], string][])(
    'is not handled for %s',
    async (_, input, expected) => {
      const before = await world.sql('select * from feedback_handling order by id');
      expect(refusal(await handle(...input()))).toBe(expected);
      expect(await world.sql('select * from feedback_handling order by id')).toEqual(before);
    },
  );

  it('is on my page, the latest news first, with what I may still watch', async () => {
    const own = await mine();
    expect(own).toHaveLength(3);
    expect(own[0]).toMatchObject({ words: 'Still too fast', handled: { note: 'Done again' } });
    expect(own[0]).toMatchObject({ watchable: true, classTitle: 'Units', rating: 2 });
  });
});

it('ratings stay with their version and outlive their chapter', async () => {
  const { trainer } = world.clients;
  const { revision } = told(await trainer.get(`/api/classes/${classId}`));
  const one = [{ id: chapters[0], title: 'All', startMs: 0 }];
  told(await trainer.put(`/api/classes/${classId}/chapters`, { revision, chapters: one }));
  const review = await read<{ chapters: object[]; others: object[] }>(
    `classes/${classId}?versionId=${versionId}`,
  );
  expect(review.chapters).toMatchObject([{ title: 'All', figures: { n: 0 } }]);
  expect(review.others).toMatchObject([{ kind: 'chapter', title: 'Rounding', figures: { n: 2 } }]);
  const foreign = await world.publish({ title: 'Other' });
  const other = (await trainer.get(`/api/classes/${foreign.id}`)).body as {
    version: { id: string };
  };
  const mixed = await trainer.get(`/api/feedback/classes/${classId}?versionId=${other.version.id}`);
  expect(refusal(mixed)).toBe('404 not-found');
});
