import { newId } from '@rounds/platform/ids';
import type { ApiClient } from '@rounds/testing';
import { Registrations, Webinars } from '@rounds/webinars';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYBODY, peopleOn, type ApiUnderTest, type Who, type World } from './accounts-world';
import { refusal } from './classes-world';
import { startApiInProcess } from './policies/api-in-process';

interface View {
  id: string;
  title: string;
  startsAt: string;
  state: string;
  revision: number;
  registered: number;
  waiting: number;
  role: string;
  registration: { state: string; place: number | null; reminders: string[] } | null;
  series: { id: string; ahead: number; registered: boolean } | null;
  people: { id: string; role: string }[];
  audience: object | null;
}

const URL = '/api/webinars';
const INPUT = {
  title: 'Denials, live',
  startsLocal: '2099-03-03T09:00',
  timeZone: 'America/New_York',
  durationMinutes: 60,
  state: 'scheduled',
};
let api: Awaited<ReturnType<typeof startApiInProcess>>;
let world: World<ApiUnderTest>;
const clients = {} as Record<Who, ApiClient>;

beforeAll(async () => {
  api = await startApiInProcess();
  world = await peopleOn(api);
  for (const who of EVERYBODY) clients[who] = await world.as(who);
});
afterAll(() => world.stop());

async function make(input: object = {}): Promise<View> {
  const { status, body } = await clients.trainer.post(URL, { ...INPUT, ...input });
  expect([status, body]).toMatchObject([201, {}]);
  return body as View;
}
const viewOf = async (who: Who, id: string) =>
  (await clients[who].get(`${URL}/${id}`)).body as View;
const register = async (who: Who, id: string, body: object = {}) =>
  (await clients[who].put(`${URL}/${id}/registration`, body)).body as View;
const leave = (who: Who, id: string, query = '') =>
  clients[who].delete(`${URL}/${id}/registration${query}`);
async function upcoming(who: Who, query = '?limit=200'): Promise<string[]> {
  const { body } = await clients[who].get(`${URL}/upcoming${query}`);
  return (body as { items: View[] }).items.map(({ id }) => id);
}
async function occurrences(seriesId: string): Promise<View[]> {
  const rows = await world.sql<{ id: string }>(
    'select id from webinar where series_id = $1 order by starts_at',
    [seriesId],
  );
  return await Promise.all(rows.map(({ id }) => viewOf('trainer', id)));
}

describe('scheduling', () => {
  it('keeps what was said, the maker being the host', async () => {
    const made = await make({ topics: ['billing:denials'], capacity: 5, description: 'How to' });
    expect(made).toMatchObject({
      startsAt: '2099-03-03T14:00:00.000Z',
      endsAt: '2099-03-03T15:00:00.000Z',
      timeZone: 'America/New_York',
      topics: ['billing:denials'],
      people: [{ id: world.ids.trainer, role: 'host' }],
      role: 'host',
      capacity: 5,
    });
    expect(await viewOf('learnerA', made.id)).toMatchObject({ role: 'invited', audience: null });
  });

  it('shows a draft to nobody but staff, until it is scheduled', async () => {
    const { id, revision } = await make({ state: 'draft' });
    expect(refusal(await clients.learnerA.get(`${URL}/${id}`))).toBe('404 not-found');
    await clients.trainer.post(`${URL}/${id}/schedule`, { revision });
    expect(await upcoming('learnerA')).toContain(id);
    const again = await clients.trainer.post(`${URL}/${id}/schedule`, { revision: revision + 1 });
    expect(refusal(again)).toBe('409 wrong-webinar-state');
  });

  it.each<[string, object, Who[]]>([
    ['everyone', { kind: 'everyone' }, ['learnerA', 'managerA', 'learnerB', 'managerB']],
    ['a role', { kind: 'roles', keys: ['biller'] }, ['learnerA']],
    ['a specialty', { kind: 'specialties', keys: ['chiropractic'] }, ['learnerB', 'managerB']],
  ])('is for %s', async (_, audience, expected) => {
    await world.sql(`update person set participant_role = 'biller' where id = $1`, [
      world.ids.learnerA,
    ]);
    await world.sql(
      `insert into practice_specialty values ($1, 'chiropractic') on conflict do nothing`,
      [world.practices.B],
    );
    const { id } = await make({ audience });
    const customers: Who[] = ['learnerA', 'managerA', 'learnerB', 'managerB'];
    const listed = await Promise.all(customers.map((who) => upcoming(who)));
    expect(customers.filter((_one, index) => listed[index]?.includes(id))).toEqual(expected);
    for (const who of customers) {
      const { status } = await clients[who].put(`${URL}/${id}/registration`, {});
      expect([who, status]).toEqual([who, expected.includes(who) ? 200 : 404]);
    }
    expect(await upcoming('admin')).toContain(id);
  });

  it('is for a practice, and no other knows of it', async () => {
    const { id } = await make({ audience: { kind: 'practices', ids: [world.practices.A] } });
    expect(await upcoming('learnerA')).toContain(id);
    expect(await upcoming('learnerB')).not.toContain(id);
    expect(refusal(await clients.learnerB.get(`${URL}/${id}`))).toBe('404 not-found');
    expect(refusal(await leave('learnerB', id))).toBe('404 not-found');
  });

  it('hides rehearsals from customers', async () => {
    const { id } = await make({ isRehearsal: true });
    expect(await upcoming('learnerA')).not.toContain(id);
    expect(await upcoming('trainer')).toContain(id);
  });

  it('moves and changes, told by the revision', async () => {
    const { id, revision } = await make();
    const change = { startsLocal: '2099-07-03T09:00', title: 'Later', revision };
    const { body } = await clients.trainer.patch(`${URL}/${id}`, change);
    expect(body).toMatchObject({ startsAt: '2099-07-03T13:00:00.000Z', title: 'Later' });
    const stale = await clients.admin.patch(`${URL}/${id}`, change);
    expect(refusal(stale)).toBe('409 edited-meanwhile');
    const { revision: now } = body as View;
    await clients.trainer.post(`${URL}/${id}/cancel`, { revision: now });
    const gone = await clients.trainer.patch(`${URL}/${id}`, { ...change, revision: now + 1 });
    expect(refusal(gone)).toBe('409 wrong-webinar-state');
    expect(await upcoming('learnerA')).not.toContain(id);
  });

  it.each<[string, object, string]>([
    ['no title', { title: '  ' }, '400 invalid-input'],
    ['a title with NUL', { title: 'a\0' }, '400 invalid-input'],
    ['a start in the past', { startsLocal: '2020-01-01T09:00' }, '400 starts-in-the-past'],
    ['a day that is none', { startsLocal: '2099-02-45T09:00' }, '400 invalid-input'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, '400 invalid-input'],
    ['no time at all', { durationMinutes: 0 }, '400 invalid-input'],
    ['no places', { capacity: 0 }, '400 invalid-input'],
    ['a topic that is none', { topics: ['billing:astrology'] }, '400 unknown-topic'],
    [
      'a specialty that is none',
      { audience: { kind: 'specialties', keys: ['x'] } },
      '400 unknown-specialty',
    ],
    ['a person who is none', { people: [{ id: newId(), role: 'host' }] }, '400 unknown-person'],
    ['nobody', { people: [] }, '400 host-missing'],
    [
      'a series without a date',
      {
        recurrence: { frequency: 'weekly', weekdays: ['TU'], count: 2 },
        exceptions: ['2099-03-03', '2099-03-10'],
      },
      '400 series-is-empty',
    ],
  ])('refuses %s', async (_, input, expected) => {
    expect(refusal(await clients.trainer.post(URL, { ...INPUT, ...input }))).toBe(expected);
  });

  it('lets customers speak, not host', async () => {
    const host = { id: world.ids.trainer, role: 'host' };
    const { id } = await make({ people: [host, { id: world.ids.learnerB, role: 'speaker' }] });
    expect(await viewOf('learnerB', id)).toMatchObject({ role: 'speaker' });
    const people = [host, { id: world.ids.learnerB, role: 'co-host' }];
    const refused = await clients.trainer.post(URL, { ...INPUT, people });
    expect(refusal(refused)).toBe('400 unknown-person');
  });

  it('lists all for the studio, page by page', async () => {
    const first = (await clients.trainer.get(`${URL}?limit=2&q=denials`)).body as {
      items: View[];
      nextCursor: string;
    };
    const next = (await clients.trainer.get(`${URL}?limit=2&cursor=${first.nextCursor}`)).body;
    const ids = [...first.items, ...(next as { items: View[] }).items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(refusal(await clients.learnerA.get(URL))).toBe('403 role-not-allowed');
    expect(refusal(await clients.trainer.get(`${URL}?cursor=bm9uZQ`))).toBe('400 invalid-cursor');
  });
});

describe('places', () => {
  it('can be taken and given up, twice each', async () => {
    const { id } = await make();
    await register('learnerA', id);
    expect(await register('learnerA', id)).toMatchObject({ registered: 1, role: 'registered' });
    expect((await leave('learnerA', id)).body).toMatchObject({ registered: 0, role: 'invited' });
    expect((await leave('learnerA', id)).status).toBe(200);
    expect(await register('learnerA', id)).toMatchObject({ registration: { state: 'registered' } });
    expect(await register('admin', id)).toMatchObject({ registered: 2, role: 'registered' });
    expect((await leave('admin', id)).body).toMatchObject({ registered: 1, role: 'invited' });
  });

  it('go to who waits longest when they are free', async () => {
    const { id, revision } = await make({ capacity: 1 });
    await register('learnerA', id);
    await register('managerA', id);
    expect(await register('learnerB', id)).toMatchObject({
      registration: { state: 'waiting', place: 2 },
    });
    await leave('learnerA', id);
    expect(await viewOf('managerA', id)).toMatchObject({ registration: { state: 'registered' } });
    expect(await viewOf('learnerB', id)).toMatchObject({ registration: { place: 1 } });
    await clients.trainer.patch(`${URL}/${id}`, { revision, capacity: 2 });
    expect(await viewOf('learnerB', id)).toMatchObject({ registration: { state: 'registered' } });
  });

  it('carry the reminders that the person wants', async () => {
    const { id } = await make();
    await register('learnerA', id, { reminders: ['hour'] });
    const patch = (body: object) => clients.learnerA.patch(`${URL}/${id}/registration`, body);
    expect((await patch({ reminders: ['day', 'ten-minutes'] })).body).toMatchObject({
      registration: { reminders: ['day', 'ten-minutes'] },
    });
    expect(refusal(await patch({ reminders: ['year'] }))).toBe('400 invalid-input');
    const stranger = await clients.learnerB.patch(`${URL}/${id}/registration`, { reminders: [] });
    expect(refusal(stranger)).toBe('404 not-found');
  });

  it('are not to be had in what is over', async () => {
    const { id, revision } = await make();
    await clients.trainer.post(`${URL}/${id}/cancel`, { revision });
    const answer = await clients.learnerA.put(`${URL}/${id}/registration`, {});
    expect(refusal(answer)).toBe('409 wrong-webinar-state');
  });

  it('are ten when a hundred come at once: ten have one, ninety wait in order', async () => {
    const { id } = await make({ capacity: 10 });
    const people = Array.from({ length: 100 }, () => newId());
    await world.sql(
      `insert into person (id, email, name, role, practice_id, locale, active, created_at)
       select one, one || '@rounds.example', 'Somebody', 'learner', $2, 'en', true, now()
       from unnest($1::uuid[]) as one`,
      [people, world.practices.A],
    );
    const registrations = api.nest.get(Registrations, { strict: false });
    const come = (personId: string) =>
      registrations.register(id, { wholeSeries: false }, { personId, role: 'learner' });
    await Promise.all(people.map(come));
    const order = () =>
      world.sql<{ person: string; state: string; position: number }>(
        `select person_id as person, state, position from webinar_registration
         where webinar_id = $1 order by position`,
        [id],
      );
    const before = await order();
    expect(before.map(({ position }) => position)).toEqual(people.map((_, index) => index + 1));
    expect(before.map(({ state }) => state)).toEqual(
      people.map((_, index) => (index < 10 ? 'registered' : 'waiting')),
    );
    const leavers = before.slice(0, 3).map(({ person }) => person);
    await Promise.all(
      leavers.map((personId) => registrations.leave(id, { personId, role: 'learner' })),
    );
    const after = await order();
    expect(after.slice(0, 14).map(({ state }) => state)).toEqual([
      ...['cancelled', 'cancelled', 'cancelled'],
      ...Array.from({ length: 10 }, () => 'registered'),
      'waiting',
    ]);
    const { body } = await clients.trainer.get(`${URL}/${id}/registrations?limit=200`);
    expect((body as { items: object[] }).items).toHaveLength(100);
  });
});

describe('a series', () => {
  const weekly = { frequency: 'weekly', weekdays: ['TU'], count: 4 };
  const starts = (views: View[]) => views.map(({ startsAt }) => startsAt);
  const makeSeries = async (input: object = {}) => {
    const first = await make({ recurrence: weekly, startsLocal: '2099-03-03T09:00', ...input });
    return { first, id: first.series?.id ?? '' };
  };

  it('keeps its wall clock across daylight saving, and leaves out what was excepted', async () => {
    // In 2099 New York's clocks change on March 8.
    const { id } = await makeSeries({ exceptions: ['2099-03-17'] });
    expect(starts(await occurrences(id))).toEqual([
      '2099-03-03T14:00:00.000Z',
      '2099-03-10T13:00:00.000Z',
      '2099-03-24T13:00:00.000Z',
    ]);
  });

  it('can be registered for as a whole, and left', async () => {
    const { first, id } = await makeSeries();
    expect(await register('learnerA', first.id, { wholeSeries: true })).toMatchObject({
      series: { registered: true },
    });
    expect((await occurrences(id)).map(({ registered }) => registered)).toEqual([1, 1, 1, 1]);
    await leave('learnerA', first.id);
    expect((await occurrences(id)).map(({ registered }) => registered)).toEqual([0, 1, 1, 1]);
    await leave('learnerA', first.id, '?wholeSeries=true');
    expect((await occurrences(id)).map(({ registered }) => registered)).toEqual([0, 0, 0, 0]);
  });

  it('moves one, or that and all that follow', async () => {
    const { first, id } = await makeSeries();
    await register('learnerA', first.id, { wholeSeries: true });
    const [, second, third] = await occurrences(id);
    await clients.trainer.patch(`${URL}/${second?.id}`, {
      ...{ revision: 1, startsLocal: '2099-03-11T10:00' },
    });
    const { body } = await clients.trainer.patch(`${URL}/${third?.id}`, {
      ...{ revision: 1, scope: 'following', startsLocal: '2099-03-18T15:00', title: 'Afternoons' },
    });
    const other = (body as View).series?.id ?? '';
    expect(other).not.toBe(id);
    expect(starts(await occurrences(id))).toEqual([
      '2099-03-03T14:00:00.000Z',
      '2099-03-11T14:00:00.000Z',
    ]);
    const moved = await occurrences(other);
    expect(starts(moved)).toEqual(['2099-03-18T19:00:00.000Z', '2099-03-25T19:00:00.000Z']);
    expect(moved.map(({ title, registered }) => [title, registered])).toEqual([
      ['Afternoons', 1],
      ['Afternoons', 1],
    ]);
    expect(await viewOf('learnerA', moved[0]?.id ?? '')).toMatchObject({
      series: { registered: true },
    });
  });

  it('moves by a whole week from its first on', async () => {
    const { first, id } = await makeSeries();
    const change = { revision: 1, scope: 'following', startsLocal: '2099-03-10T09:00' };
    expect((await clients.trainer.patch(`${URL}/${first.id}`, change)).status).toBe(200);
    expect(starts(await occurrences(id)).map((at) => at.slice(0, 10))).toEqual([
      '2099-03-10',
      '2099-03-17',
      '2099-03-24',
      '2099-03-31',
    ]);
  });

  it('cancels one, or that and all that follow', async () => {
    const { id } = await makeSeries();
    const [first, , third] = await occurrences(id);
    await clients.trainer.post(`${URL}/${first?.id}/cancel`, { revision: 1 });
    await clients.trainer.post(`${URL}/${third?.id}/cancel`, { revision: 1, scope: 'following' });
    expect((await occurrences(id)).map(({ state }) => state)).toEqual([
      'cancelled',
      'scheduled',
      'cancelled',
      'cancelled',
    ]);
  });
});

describe('what the other parts of a webinar ask', () => {
  it('is what somebody is to it, and that it is live or over', async () => {
    const { id } = await make({ audience: { kind: 'practices', ids: [world.practices.A] } });
    await register('learnerA', id);
    const webinars = api.nest.get(Webinars, { strict: false });
    const role = (who: Who, as: 'learner' | 'manager' | 'trainer' | 'admin') =>
      webinars.roleOf(id, { personId: world.ids[who], role: as });
    expect([
      await role('trainer', 'trainer'),
      await role('learnerA', 'learner'),
      await role('managerA', 'manager'),
      await role('learnerB', 'learner'),
    ]).toEqual(['host', 'registered', 'invited', null]);
    expect(await webinars.roleOf(newId(), { personId: world.ids.admin, role: 'admin' })).toBeNull();
    await expect(webinars.markEnded(id)).rejects.toMatchObject({ code: 'wrong-webinar-state' });
    await webinars.markLive(id);
    await webinars.markLive(id);
    expect(await viewOf('learnerA', id)).toMatchObject({ state: 'live' });
    await webinars.markEnded(id);
    expect(await webinars.find(id)).toMatchObject({ state: 'ended' });
    expect(await upcoming('learnerA')).not.toContain(id);
  });

  it('is in the data that a person may take along', async () => {
    const { body } = await clients.learnerA.get('/api/me/export');
    expect(body).toMatchObject({
      webinarRegistrations: expect.arrayContaining([expect.any(Object)]),
    });
  });
});

describe('the calendar feed', () => {
  it('shows what the person comes to, under an address that can be renewed', async () => {
    const { id, title } = await make({ title: 'In the feed' });
    await register('managerB', id);
    const address = async (call: Promise<{ body: unknown }>) =>
      new globalThis.URL(((await call).body as { url: string }).url).pathname;
    const path = await address(clients.managerB.get(`${URL}/feed`));
    expect(await address(clients.managerB.get(`${URL}/feed`))).toBe(path);
    const feed = await world.nobody().get(path);
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(feed.body).toContain(`SUMMARY:${title}`);
    const renewed = await address(clients.managerB.post(`${URL}/feed/renewal`));
    expect(refusal(await world.nobody().get(path))).toBe('404 not-found');
    expect((await world.nobody().get(renewed)).status).toBe(200);
    await leave('managerB', id);
    expect((await world.nobody().get(renewed)).body).not.toContain(title);
  });
});
