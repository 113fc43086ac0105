import { newId } from '@rounds/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYBODY, makeWorld, type Who, type World } from './accounts-world';
import { refusal } from './classes-world';
import type { ApiClient } from '@rounds/testing';

interface Asked {
  id: string;
  practice: { key: string; title: string } | null;
  billing: { key: string; title: string } | null;
  state: string;
  note: string;
  revision: number;
  votes: number;
  practices: { name: string; votes: number }[];
}
interface MapAnswer {
  rows: { key: string; whole: { request: object | null }; cells: { request: object | null }[] }[];
}

const PAIR = { practice: 'practice:check-out', billing: 'billing:enrollment' };
const URL = '/api/topic-requests';
let world: World;
const clients = {} as Record<Who, ApiClient>;

beforeAll(async () => {
  world = await makeWorld();
  for (const who of EVERYBODY) clients[who] = await world.as(who);
});
afterAll(() => world.stop());

const vote = (who: Who, place: object = PAIR) => clients[who].put(`${URL}/vote`, place);
const takeBack = (who: Who, place: Record<string, string> = PAIR) =>
  clients[who].delete(`${URL}/vote?${new URLSearchParams(place)}`);
async function list(query = ''): Promise<{ items: Asked[]; nextCursor: string | null }> {
  const { status, body } = await clients.trainer.get(`${URL}${query}`);
  expect(status).toBe(200);
  return body as { items: Asked[]; nextCursor: string | null };
}
async function onMap(who: Who): Promise<object | null | undefined> {
  const { rows } = (await clients[who].get('/api/map')).body as MapAnswer;
  return rows.find(({ key }) => key === PAIR.practice)?.cells[0]?.request;
}

describe('asking for a class', () => {
  it('counts a person once per place, and shows it to everybody as a number', async () => {
    expect((await vote('learnerA')).body).toEqual({
      votes: 1,
      mine: true,
      state: 'open',
      note: '',
    });
    expect((await vote('learnerA')).body).toMatchObject({ votes: 1 });
    expect((await vote('managerA')).body).toMatchObject({ votes: 2 });
    expect((await vote('learnerB')).body).toMatchObject({ votes: 3 });
    expect(await onMap('learnerA')).toMatchObject({ votes: 3, mine: true });
    expect(await onMap('managerB')).toEqual({ votes: 3, mine: false, state: 'open', note: '' });
  });

  it('can be taken back, also twice, and a request without votes is gone', async () => {
    await vote('learnerA', { practice: 'practice:scheduling' });
    expect((await takeBack('learnerA', { practice: 'practice:scheduling' })).status).toBe(204);
    expect((await takeBack('learnerA', { practice: 'practice:scheduling' })).status).toBe(204);
    expect((await list()).items.map(({ votes }) => votes)).toEqual([3]);
    await takeBack('learnerB');
    expect(await onMap('learnerA')).toMatchObject({ votes: 2 });
    await vote('learnerB');
  });

  it('is safe when many ask at the same moment', async () => {
    const place = { billing: 'billing:secondary' };
    const answers = await Promise.all(
      (['learnerA', 'managerA', 'learnerB', 'managerB'] as const).flatMap((who) => [
        vote(who, place),
        vote(who, place),
      ]),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const found = (await list()).items.filter(({ billing }) => billing?.key === place.billing);
    expect(found.map(({ votes }) => votes)).toEqual([4]);
  });

  it.each<[string, unknown, string]>([
    ['no place', {}, '400 invalid-input'],
    ['nothing', undefined, '400 invalid-input'],
    ['nulls', { practice: null, billing: null }, '400 invalid-input'],
    ['a number', { practice: 5 }, '400 invalid-input'],
    ['a topic that is none', { practice: 'practice:astrology' }, '400 unknown-topic'],
    ['a name with HTML', { practice: '<b>practice</b>' }, '400 unknown-topic'],
    ['a name with NUL', { practice: 'practice:\0' }, '400 unknown-topic'],
    ['the wrong axis', { practice: 'billing:denials' }, '400 wrong-axis'],
    ['both swapped', { practice: PAIR.billing, billing: PAIR.practice }, '400 wrong-axis'],
    ['a huge name', { billing: 'x'.repeat(201) }, '400 invalid-input'],
  ])('refuses %s, and nothing changes', async (_, place, expected) => {
    const before = await list();
    const answer = await clients.learnerA.put(`${URL}/vote`, place);
    expect(refusal(answer)).toBe(expected);
    expect(await list()).toEqual(before);
  });

  it('is for the people of practices: staff have none', async () => {
    expect(refusal(await vote('trainer'))).toBe('403 role-not-allowed');
  });
});

describe('what trainers see and answer', () => {
  const find = async () => (await list()).items.find(({ practice }) => practice !== null);

  it('is the place, how many ask, and of which practice; never who', async () => {
    const answer = await list();
    expect(answer.items[0]).toMatchObject({ votes: 4, practice: null });
    expect(await find()).toMatchObject({
      practice: { key: PAIR.practice, title: 'Check-out and recall' },
      billing: { key: PAIR.billing, title: 'Payer enrollment' },
      votes: 3,
      practices: [
        { name: 'Practice A', votes: 2 },
        { name: 'Practice B', votes: 1 },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain(world.ids.learnerA);
    expect((await clients.managerA.get(URL)).status).toBe(403);
  });

  it('comes in pages', async () => {
    const first = await list('?limit=1');
    const second = await list(`?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual((await list()).items);
    expect(second.nextCursor).toBeNull();
    expect(refusal(await clients.trainer.get(`${URL}?cursor=bm9uZQ`))).toBe('400 invalid-cursor');
    expect(refusal(await clients.trainer.get(`${URL}?state=lost`))).toBe('400 invalid-input');
  });

  it('is answered with a note that those who asked see, and nobody else', async () => {
    const { id, revision } = (await find()) as Asked;
    const note = 'In the week of <b>March 3</b>';
    const answer = { state: 'planned', note, revision };
    const { status, body } = await clients.trainer.patch(`${URL}/${id}`, answer);
    expect([status, body]).toMatchObject([200, { ...answer, revision: 2, handledBy: 'trainer' }]);
    expect(await onMap('learnerA')).toMatchObject({ state: 'planned', note });
    expect(await onMap('managerB')).toMatchObject({ state: 'planned', note: '' });
    const { body: own } = await clients.learnerA.get(`${URL}/mine`);
    expect((own as { items: object[] }).items).toContainEqual(
      expect.objectContaining({ state: 'planned', note, votes: 3 }),
    );
    expect((await list('?state=planned')).items.map((one) => one.id)).toEqual([id]);
    const stale = await clients.admin.patch(`${URL}/${id}`, { ...answer, note: 'Other' });
    expect(refusal(stale)).toBe('409 edited-meanwhile');
    expect((await find())?.note).toBe(note);
  });

  it('is open again when somebody asks for what was done', async () => {
    const { id, revision } = (await find()) as Asked;
    await clients.trainer.patch(`${URL}/${id}`, { state: 'done', note: 'See it', revision });
    expect((await vote('learnerA')).body).toMatchObject({ state: 'done', note: 'See it' });
    expect((await vote('managerB')).body).toMatchObject({ state: 'open', note: '', votes: 4 });
    expect(await find()).toMatchObject({ state: 'open', note: '', revision: revision + 2 });
  });

  it.each<[string, object, string]>([
    ['a state that is none', { state: 'lost' }, '400 invalid-input'],
    ['a note that is too long', { note: 'x'.repeat(1001) }, '400 invalid-input'],
    ['a note with NUL', { note: 'a\0b' }, '400 invalid-input'],
    ['a note that is a list', { note: ['x'] }, '400 invalid-input'],
    ['no revision', { revision: undefined }, '400 invalid-input'],
    ['an old revision', { revision: 1 }, '409 edited-meanwhile'],
  ])('refuses %s, and nothing changes', async (_, change, expected) => {
    const before = (await find()) as Asked;
    const good = { state: 'done', note: 'x', revision: before.revision };
    const answer = await clients.trainer.patch(`${URL}/${before.id}`, { ...good, ...change });
    expect(refusal(answer)).toBe(expected);
    expect(await find()).toEqual(before);
  });

  it('refuses a request that is none', async () => {
    const answer = await clients.trainer.patch(`${URL}/${newId()}`, { state: 'done', revision: 1 });
    expect(refusal(answer)).toBe('404 not-found');
  });
});

it('is part of the data that a person may take along', async () => {
  const { body } = await clients.learnerA.get('/api/me/export');
  expect(body).toMatchObject({ topicRequests: expect.arrayContaining([expect.any(Object)]) });
});
