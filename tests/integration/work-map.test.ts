import { newId } from '@rounds/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from './accounts-world';
import { makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

interface Place {
  count: number;
  begun: number;
  finished: number;
  only: { classId: string; chapterId: string | null } | null;
}
interface WorkMap {
  specialties: string[];
  rows: {
    key: string;
    whole: Place;
    overlays: { key: string; whole: Place }[];
    cells: Place[];
  }[];
  columns: { key: string; title: string; whole: Place }[];
}

const LIMITS = 'practice:eligibility/chiropractic/visit-limits';
let world: ClassesWorld;
let visits: Awaited<ReturnType<ClassesWorld['publish']>>;

beforeAll(async () => {
  world = await makeClassesWorld();
  visits = await world.publish({ title: 'Visits', specialties: ['chiropractic'] });
  const chapters = [
    { title: 'Limits', startMs: 0, topics: [LIMITS] },
    { title: 'Denied', startMs: 60_000, topics: ['practice:eligibility', 'billing:denials'] },
  ];
  const path = `/api/classes/${visits.id}`;
  const { revision } = told(await world.clients.trainer.get(path));
  visits = told(await world.clients.trainer.put(`${path}/chapters`, { revision, chapters }));
  await world.publish({ title: 'Denials for all', topics: ['billing:denials'] });
  await world.publish({ title: 'Feet', topics: ['billing:coding'], specialties: ['podiatry'] });
  await world.publish(
    { title: 'Only for B', topics: ['billing:appeals'] },
    { kind: 'practices', ids: [world.practices.B] },
  );
  await world.draft({ title: 'A draft', topics: ['billing:ar'] });
});
afterAll(() => world.close());

async function draw(who: Who = 'learnerA', query = ''): Promise<WorkMap> {
  const { status, body } = await world.clients[who].get(`/api/map${query}`);
  expect(status).toBe(200);
  return body as WorkMap;
}
const column = (map: WorkMap, key: string) => map.columns.find((one) => one.key === key);
function cell(map: WorkMap, practice: string, billing: string): Place | undefined {
  const index = map.columns.findIndex(({ key }) => key === billing);
  return map.rows.find(({ key }) => key === practice)?.cells[index];
}
async function chapters(query: Record<string, string>, who: Who = 'learnerA') {
  const answer = await world.clients[who].get(`/api/map/chapters?${new URLSearchParams(query)}`);
  return answer.body as { items: { title: string; chapterId: string | null }[]; total: number };
}

describe('the map', () => {
  it('has every pair of steps, and what covers a step by itself', async () => {
    const map = await draw();
    expect([map.rows.length, map.columns.length]).toEqual([8, 13]);
    expect(map.rows.every(({ cells }) => cells.length === 13)).toBe(true);
    expect(map.specialties).toEqual(['chiropractic']);
    const eligibility = map.rows.find(({ key }) => key === 'practice:eligibility');
    expect(eligibility?.whole).toMatchObject({ count: 2, begun: 0, finished: 0, only: null });
    expect(column(map, 'billing:denials')?.whole.count).toBe(2);
  });

  it('opens the one chapter of a pair directly', async () => {
    const [, denied] = visits.chapters;
    const only = { classId: visits.id, chapterId: denied?.id };
    const found = cell(await draw(), 'practice:eligibility', 'billing:denials');
    expect(found).toMatchObject({ count: 1, only });
  });

  it('opens a class that is about a step as a whole', async () => {
    const { items } = await chapters({ billing: 'billing:coding', specialty: 'podiatry' });
    expect(items).toMatchObject([{ title: 'Feet', chapterId: null }]);
  });

  it('is drawn for the specialty of one’s practice, for another, or for all', async () => {
    const coding = async (query?: string) =>
      column(await draw('learnerA', query), 'billing:coding')?.whole.count;
    expect(await coding()).toBe(0);
    expect(await coding('?specialty=podiatry')).toBe(1);
    expect(await coding('?specialty=all')).toBe(1);
    const row = (map: WorkMap) => map.rows.find(({ key }) => key === 'practice:eligibility');
    const own = row(await draw())?.overlays;
    expect(own?.map(({ key, whole }) => [key, whole.count])).toEqual([[LIMITS, 1]]);
    expect(row(await draw('learnerA', '?specialty=podiatry'))?.overlays).toEqual([]);
    expect(row(await draw('trainer'))?.overlays.length).toBeGreaterThan(1);
  });

  it('shows nobody what is not for them', async () => {
    const appeals = async (who: Who) => column(await draw(who), 'billing:appeals')?.whole.count;
    expect([await appeals('learnerA'), await appeals('learnerB')]).toEqual([0, 1]);
    expect(column(await draw('trainer'), 'billing:ar')?.whole.count).toBe(0);
    expect((await chapters({ billing: 'billing:appeals' })).total).toBe(0);
    expect((await chapters({ billing: 'billing:appeals' }, 'learnerB')).total).toBe(1);
  });

  it('shows how far the person is, to them alone, and puts what is finished last', async () => {
    const [limits] = visits.chapters;
    await world.sql(
      `insert into watch_record (person_id, class_version_id, watched, position_ms, updated_at)
       select $1, current_version_id, $3::int4multirange, 70000, now() from class where id = $2`,
      [world.ids.learnerA, visits.id, '{[0,60000),[60000,70000)}'],
    );
    const row = async (who: Who) =>
      (await draw(who)).rows.find(({ key }) => key === 'practice:eligibility')?.whole;
    expect(await row('learnerA')).toMatchObject({ count: 2, begun: 1, finished: 1 });
    expect(await row('managerA')).toMatchObject({ begun: 0, finished: 0 });
    const { items } = await chapters({ practice: 'practice:eligibility' });
    expect(items.map(({ title }) => title)).toEqual(['Denied', 'Limits']);
    expect(items[1]).toMatchObject({ chapterId: limits?.id, progress: 1, endMs: 60_000 });
  });

  it('speaks the reader’s language', async () => {
    await world.clients.managerA.patch('/api/me', { locale: 'es' });
    expect(column(await draw('managerA'), 'billing:denials')?.title).toBe('Denegaciones');
    await world.clients.managerA.patch('/api/me', { locale: 'en' });
  });

  it.each([
    ['?specialty=astrology', '400 unknown-specialty'],
    [`?specialty=${'x'.repeat(101)}`, '400 invalid-input'],
    ['?specialty=a%00b', '400 invalid-input'],
    ['?specialty=a&specialty=b', '400 invalid-input'],
    ['/chapters', '400 invalid-input'],
    ['/chapters?practice=practice:astrology', '400 unknown-topic'],
    ['/chapters?practice=%27;drop', '400 unknown-topic'],
    ['/chapters?practice=billing:denials', '400 wrong-axis'],
    [`/chapters?billing=${'x'.repeat(201)}`, '400 invalid-input'],
  ])('refuses %s', async (query, expected) => {
    expect(refusal(await world.clients.learnerA.get(`/api/map${query}`))).toBe(expected);
  });
});

describe('what should be seen before a chapter', () => {
  const path = (chapterId: string | undefined, neededId: string | undefined, classId = visits.id) =>
    `/api/classes/${classId}/chapters/${chapterId}/prerequisites/${neededId}`;
  const list = async (who: Who, classId = visits.id) =>
    (await world.clients[who].get(`/api/classes/${classId}/prerequisites`)).body as {
      concept: boolean;
      items: { chapterId: string; needed: { chapterId: string; title: string; seen: boolean } }[];
    };
  let roles: typeof visits;
  let secret: typeof visits;

  beforeAll(async () => {
    roles = await world.publish({ title: 'Who answers for what' });
    secret = await world.publish(
      { title: 'Secret of B' },
      { kind: 'practices', ids: [world.practices.B] },
    );
  });

  it('is told with how far the person is, as far as they may know of it', async () => {
    const { trainer } = world.clients;
    const [limits, denied] = visits.chapters;
    const names = [limits?.id, roles.chapters[0]?.id, secret.chapters[0]?.id];
    for (const needed of names) {
      expect((await trainer.put(path(denied?.id, needed))).status).toBe(200);
    }
    const titles = async (who: Who) =>
      (await list(who)).items.map(({ needed }) => [needed.title, needed.seen]);
    expect(await titles('learnerA')).toEqual([
      ['Limits', true],
      [roles.chapters[0]?.title, false],
    ]);
    expect(await titles('trainer')).toHaveLength(3);
    expect((await trainer.put(path(denied?.id, limits?.id))).status).toBe(200);
    expect(await titles('trainer')).toHaveLength(3);
  });

  it('never goes round in a circle', async () => {
    const { trainer } = world.clients;
    const [limits, denied] = visits.chapters;
    const first = roles.chapters[0]?.id;
    expect(refusal(await trainer.put(path(denied?.id, denied?.id)))).toBe(
      '409 prerequisite-circle',
    );
    expect(refusal(await trainer.put(path(limits?.id, denied?.id)))).toBe(
      '409 prerequisite-circle',
    );
    expect((await trainer.put(path(first, limits?.id, roles.id))).status).toBe(200);
    expect(refusal(await trainer.put(path(limits?.id, first)))).toBe('409 prerequisite-circle');
  });

  it('is not more than five, and is taken away again', async () => {
    const { trainer } = world.clients;
    const [, denied] = visits.chapters;
    const more = await Promise.all(['a', 'b', 'c'].map((title) => world.publish({ title })));
    const answers: string[] = [];
    for (const { chapters: own } of more) {
      answers.push(refusal(await trainer.put(path(denied?.id, own[0]?.id))));
    }
    expect(answers).toEqual(['200 undefined', '200 undefined', '422 too-many-prerequisites']);
    const gone = path(denied?.id, more[0]?.chapters[0]?.id);
    expect((await trainer.delete(gone)).status).toBe(200);
    expect(refusal(await trainer.delete(gone))).toBe('404 not-found');
    expect((await list('trainer')).items).toHaveLength(4);
  });

  it('refuses what it does not know, and those who are not staff', async () => {
    const { trainer, learnerA } = world.clients;
    const [limits, denied] = visits.chapters;
    const before = await list('trainer');
    expect(refusal(await trainer.put(path(limits?.id, newId())))).toBe('404 not-found');
    expect(refusal(await trainer.put(path(newId(), limits?.id)))).toBe('404 not-found');
    expect(refusal(await trainer.put(path(limits?.id, denied?.id, roles.id)))).toBe(
      '404 not-found',
    );
    expect(refusal(await trainer.put(path('x', denied?.id)))).toBe('400 invalid-input');
    expect((await learnerA.put(path(limits?.id, denied?.id))).status).toBe(403);
    expect(refusal(await learnerA.get(`/api/classes/${secret.id}/prerequisites`))).toBe(
      '404 not-found',
    );
    expect(await list('trainer')).toEqual(before);
  });

  it('classes that come first for newcomers are marked, and found in the library', async () => {
    const { trainer, learnerA } = world.clients;
    const concept = `/api/classes/${roles.id}/concept`;
    expect((await trainer.put(concept, { concept: true })).status).toBe(200);
    for (const body of [{}, { concept: 'yes' }, { concept: null }, undefined]) {
      expect(refusal(await trainer.put(concept, body))).toBe('400 invalid-input');
    }
    const unknown = `/api/classes/${newId()}/concept`;
    expect(refusal(await trainer.put(unknown, { concept: true }))).toBe('404 not-found');
    expect((await learnerA.put(concept, { concept: false })).status).toBe(403);
    const found = await learnerA.get('/api/library?concept=true');
    expect(found.body).toMatchObject({ total: 1, items: [{ id: roles.id, concept: true }] });
    expect((await list('learnerA', roles.id)).concept).toBe(true);
    expect(refusal(await learnerA.get('/api/library?concept=no'))).toBe('400 invalid-input');
  });
});
