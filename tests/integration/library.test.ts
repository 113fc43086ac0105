import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

interface Item {
  id: string;
  title: string;
  specialties: string[];
  topics: string[];
  playable: boolean;
  posterUrl: string | null;
  chapters: { topics: string[] }[];
}

let world: ClassesWorld;
/** Title → id. */
const classes = new Map<string, string>();

beforeAll(async () => {
  world = await makeClassesWorld();
  const add = async (input: Record<string, unknown> & { title: string }, audience?: object) => {
    classes.set(input.title, (await world.publish(input, audience)).id);
  };
  const overlay = 'practice:eligibility/chiropractic/visit-limits';
  await add({ title: 'Eligibility for all', topics: ['practice:eligibility'] });
  await add({ title: 'Visit limits', topics: [overlay], speaker: 'Dr. Ruiz' });
  await add({ title: 'Foot care', topics: ['practice:eligibility'], specialties: ['podiatry'] });
  await add({ title: '100% denials', topics: ['billing:denials'], description: 'Group code CO' });
  await add(
    { title: 'Appeals', topics: ['billing:appeals'] },
    { kind: 'specialties', keys: ['chiropractic'] },
  );
  await add(
    { title: 'Only practice B', topics: ['billing:denials'] },
    { kind: 'practices', ids: [world.practices.B] },
  );
  classes.set('A draft', (await world.draft({ title: 'A draft', topics: ['billing:ar'] })).id);
  await addChapters('100% denials');
});
afterAll(async () => world.close());

async function addChapters(title: string): Promise<void> {
  const path = `/api/classes/${classes.get(title)}`;
  const { revision } = told(await world.clients.trainer.get(path));
  const chapters = [
    { title: 'Bundled: CO-97', startMs: 0 },
    { title: 'Aging', startMs: 60_000, topics: ['billing:ar'] },
  ];
  told(await world.clients.trainer.put(`${path}/chapters`, { revision, chapters }));
}

async function find(query: Record<string, string> = {}, who: 'learnerA' | 'learnerB' = 'learnerA') {
  const { status, body } = await world.clients[who].get(
    `/api/library?${new URLSearchParams(query)}`,
  );
  expect(status).toBe(200);
  return body as { items: Item[]; nextCursor: string | null };
}
const titles = async (...args: Parameters<typeof find>) =>
  (await find(...args)).items.map(({ title }) => title);

describe('the library', () => {
  it('shows what is published for the person, newest first', async () => {
    const all = ['Appeals', '100% denials', 'Foot care', 'Visit limits', 'Eligibility for all'];
    expect(await titles()).toEqual(all);
    expect(await titles({}, 'learnerB')).toEqual(['Only practice B', ...all.slice(1)]);
  });

  it('finds by topic: of the class, of a chapter, of an overlay below the step', async () => {
    expect(await titles({ topic: 'practice:eligibility' })).toEqual([
      'Foot care',
      'Visit limits',
      'Eligibility for all',
    ]);
    expect(await titles({ topic: 'practice:eligibility/chiropractic/visit-limits' })).toEqual([
      'Visit limits',
    ]);
    expect(await titles({ topic: 'billing:ar' })).toEqual(['100% denials']);
    expect(await titles({ topic: 'billing:secondary' })).toEqual([]);
  });

  it('finds by specialty: what is made for it, then what serves all', async () => {
    expect(await titles({ specialty: 'chiropractic' })).toEqual([
      'Appeals',
      'Visit limits',
      '100% denials',
      'Eligibility for all',
    ]);
    expect(await titles({ specialty: 'podiatry', topic: 'practice:eligibility' })).toEqual([
      'Foot care',
      'Eligibility for all',
    ]);
    const { items } = await find({ q: 'visit limits' });
    expect(items[0]?.specialties).toEqual(['chiropractic']);
  });

  it.each([
    ['title', '100%', ['100% denials']],
    ['speaker', 'ruiz', ['Visit limits']],
    ['description', 'group CODE', ['100% denials']],
    ['chapter title', 'co-97', ['100% denials']],
    ['a wildcard as a letter', '1_0', []],
    ['a percent sign as a letter', 'v%s', []],
    ['a backslash', '\\', []],
  ])('finds text in %s', async (_, q, expected) => {
    expect(await titles({ q })).toEqual(expected);
  });

  it('comes in pages that hold each class once, also by specialty', async () => {
    const queries: Record<string, string>[] = [{}, { specialty: 'chiropractic' }];
    for (const query of queries) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await find({ ...query, limit: '2', ...(cursor ? { cursor } : {}) });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map(({ title }) => title));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(await titles(query));
    }
  });

  it('tells topics of class and chapters, and whether it plays yet', async () => {
    const [item] = (await find({ q: '100%' })).items;
    expect(item).toMatchObject({
      topics: ['billing:denials', 'billing:ar'],
      playable: true,
      posterUrl: null,
      progress: 0,
      resumeMs: null,
    });
    expect(item?.chapters.map(({ topics }) => topics)).toEqual([[], ['billing:ar']]);
  });

  it('finds what covers a step of each axis', async () => {
    const both = { practice: 'practice:eligibility', billing: 'billing:denials' };
    expect(await titles(both)).toEqual([]);
    expect(await titles({ ...both, billing: 'billing:ar' })).toEqual([]);
    expect(await titles({ billing: 'billing:denials', topic: 'billing:ar' })).toEqual([
      '100% denials',
    ]);
    expect(await titles({ anyOf: 'practice:eligibility,billing:ar' })).toEqual([
      '100% denials',
      'Foot care',
      'Visit limits',
      'Eligibility for all',
    ]);
    const wrong = await world.clients.learnerA.get('/api/library?anyOf=billing:ar,billing:no');
    expect(refusal(wrong)).toBe('400 unknown-topic');
  });

  it('finds by how far the person is, and counts each state', async () => {
    const watch = (title: string, spans: string) =>
      world.sql(
        `insert into watch_record (person_id, class_version_id, watched, position_ms, updated_at)
         select $1, current_version_id, $3::int4multirange, 0, now() from class where id = $2`,
        [world.ids.managerA, classes.get(title), spans],
      );
    await watch('Appeals', '{[0,1000)}');
    await watch('Foot care', '{[0,600000)}');
    const find = async (query: string) =>
      (await world.clients.managerA.get(`/api/library?${query}`)).body as {
        items: Item[];
        total: number;
        counts: object;
      };
    const counts = { 'not-begun': 3, begun: 1, finished: 1 };
    expect(await find('progress=begun')).toMatchObject({
      items: [{ title: 'Appeals' }],
      total: 1,
      counts,
    });
    expect(await find('progress=finished')).toMatchObject({ items: [{ title: 'Foot care' }] });
    expect(await find('progress=not-begun&limit=2')).toMatchObject({ total: 3, counts });
    expect((await find('progress=begun&q=foot')).total).toBe(0);
  });

  it('sorts by title and by length, page after page', async () => {
    const byTitle = ['100% denials', 'Appeals', 'Eligibility for all', 'Foot care', 'Visit limits'];
    expect(await titles({ sort: 'title' })).toEqual(byTitle);
    const first = await find({ sort: 'title', limit: '3' });
    const rest = { sort: 'title', cursor: first.nextCursor ?? '' };
    expect(await titles(rest)).toEqual(byTitle.slice(3));
    const other = { ...rest, sort: 'shortest' };
    const answer = await world.clients.learnerA.get(`/api/library?${new URLSearchParams(other)}`);
    expect(refusal(answer)).toBe('400 invalid-cursor');
  });

  it('says which filter to leave out when nothing fits all of them', async () => {
    const without = async (query: string) =>
      ((await world.clients.learnerA.get(`/api/library?${query}`)).body as { without: object[] })
        .without;
    expect(await without('q=foot&billing=billing:ar')).toEqual([
      { filter: 'billing', count: 1 },
      { filter: 'q', count: 1 },
    ]);
    expect(await without('progress=finished')).toEqual([{ filter: 'progress', count: 5 }]);
    expect(await without('q=zzz&progress=begun&specialty=podiatry')).toEqual([
      { filter: 'specialty', count: 0 },
      { filter: 'q', count: 0 },
      { filter: 'progress', count: 0 },
    ]);
    expect(await without('q=foot')).toEqual([]);
    expect(await without('q=zzz')).toEqual([{ filter: 'q', count: 5 }]);
  });

  it.each([
    'progress=perhaps',
    'sort=random',
    'q=a%00b',
    'specialty=%00',
    `practice=${'x'.repeat(201)}`,
  ])('refuses %s', async (query) => {
    const answer = await world.clients.learnerA.get(`/api/library?${query}`);
    expect(refusal(answer)).toBe('400 invalid-input');
  });

  it('refuses what it does not know', async () => {
    const get = (query: string) => world.clients.learnerA.get(`/api/library?${query}`);
    expect(refusal(await get('topic=billing:astrology'))).toBe('400 unknown-topic');
    for (const text of ['nonsense', '["0","x","y"]', '["7"]']) {
      const cursor = Buffer.from(text).toString('base64url');
      expect(refusal(await get(`cursor=${cursor}`)), text).toBe('400 invalid-cursor');
    }
    expect(refusal(await get('limit=0'))).toBe('400 invalid-input');
  });
});

describe('up next', () => {
  const next = async (title: string, who: 'learnerA' | 'learnerB' = 'learnerA') =>
    told(await world.clients[who].get(`/api/classes/${classes.get(title)}`)).upNext?.title ?? null;

  it('is the next class of the same step, an overlay counting as its step', async () => {
    expect(await next('Eligibility for all')).toBe('Visit limits');
  });

  it('passes over what is for another specialty', async () => {
    expect(await next('Visit limits')).toBeNull();
  });

  it('goes on with the next step, among what the person may watch', async () => {
    expect(await next('100% denials')).toBe('Appeals');
    expect(await next('100% denials', 'learnerB')).toBe('Only practice B');
    expect(await next('Only practice B', 'learnerB')).toBeNull();
  });
});
