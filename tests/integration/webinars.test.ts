import { newId } from '@rounds/platform/ids';
import { Webinars } from '@rounds/webinars';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from './accounts-world';
import { refusal } from './classes-world';
import {
  INPUT,
  makeWebinarWorld,
  WEBINARS,
  type WebinarView,
  type WebinarWorld,
} from './webinars-world';

let world: WebinarWorld;
let nest: WebinarWorld['nest'];
let clients: WebinarWorld['clients'];
let make: WebinarWorld['make'];
let viewOf: WebinarWorld['viewOf'];
let register: WebinarWorld['register'];
let leave: WebinarWorld['leave'];
beforeAll(async () => {
  world = await makeWebinarWorld();
  ({ nest, clients, make, viewOf, register, leave } = world);
});
afterAll(() => world.stop());

async function upcoming(who: Who, query = '?limit=200'): Promise<string[]> {
  const { body } = await clients[who].get(`${WEBINARS}/upcoming${query}`);
  return (body as { items: WebinarView[] }).items.map(({ id }) => id);
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
    expect(refusal(await clients.learnerA.get(`${WEBINARS}/${id}`))).toBe('404 not-found');
    await clients.trainer.post(`${WEBINARS}/${id}/schedule`, { revision });
    expect(await upcoming('learnerA')).toContain(id);
    const again = await clients.trainer.post(`${WEBINARS}/${id}/schedule`, {
      revision: revision + 1,
    });
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
      const { status } = await clients[who].put(`${WEBINARS}/${id}/registration`, {});
      expect([who, status]).toEqual([who, expected.includes(who) ? 200 : 404]);
    }
    expect(await upcoming('admin')).toContain(id);
  });

  it('is for a practice, and no other knows of it', async () => {
    const { id } = await make({ audience: { kind: 'practices', ids: [world.practices.A] } });
    expect(await upcoming('learnerA')).toContain(id);
    expect(await upcoming('learnerB')).not.toContain(id);
    expect(refusal(await clients.learnerB.get(`${WEBINARS}/${id}`))).toBe('404 not-found');
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
    const { body } = await clients.trainer.patch(`${WEBINARS}/${id}`, change);
    expect(body).toMatchObject({ startsAt: '2099-07-03T13:00:00.000Z', title: 'Later' });
    const stale = await clients.admin.patch(`${WEBINARS}/${id}`, change);
    expect(refusal(stale)).toBe('409 edited-meanwhile');
    const { revision: now } = body as WebinarView;
    await clients.trainer.post(`${WEBINARS}/${id}/cancel`, { revision: now });
    const gone = await clients.trainer.patch(`${WEBINARS}/${id}`, { ...change, revision: now + 1 });
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
    expect(refusal(await clients.trainer.post(WEBINARS, { ...INPUT, ...input }))).toBe(expected);
  });

  it('lets customers speak, not host', async () => {
    const host = { id: world.ids.trainer, role: 'host' };
    const { id } = await make({ people: [host, { id: world.ids.learnerB, role: 'speaker' }] });
    expect(await viewOf('learnerB', id)).toMatchObject({ role: 'speaker' });
    const people = [host, { id: world.ids.learnerB, role: 'co-host' }];
    const refused = await clients.trainer.post(WEBINARS, { ...INPUT, people });
    expect(refusal(refused)).toBe('400 unknown-person');
  });

  it('finds who may speak by name, for staff only', async () => {
    const { body } = await clients.trainer.get(`${WEBINARS}/speakers`);
    const { items } = body as { items: { id: string; name: string; practice: string | null }[] };
    const learner = items.find(({ id }) => id === world.ids.learnerB);
    expect(learner?.practice).toEqual(expect.any(String));
    expect(items.find(({ id }) => id === world.ids.trainer)?.practice).toBeNull();
    const q = encodeURIComponent(learner?.name.slice(1).toUpperCase() ?? '');
    const named = await clients.trainer.get(`${WEBINARS}/speakers?q=${q}`);
    expect(named.body).toEqual({ items: items.filter(({ name }) => name === learner?.name) });
    const nobody = await clients.trainer.get(`${WEBINARS}/speakers?q=%25%25`);
    expect(nobody.body).toEqual({ items: [] });
    expect((await clients.learnerB.get(`${WEBINARS}/speakers`)).status).toBe(403);
  });

  it('lists all for the studio, page by page', async () => {
    const first = (await clients.trainer.get(`${WEBINARS}?limit=2&q=denials`)).body as {
      items: WebinarView[];
      nextCursor: string;
    };
    const next = (await clients.trainer.get(`${WEBINARS}?limit=2&cursor=${first.nextCursor}`)).body;
    const ids = [...first.items, ...(next as { items: WebinarView[] }).items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(refusal(await clients.learnerA.get(WEBINARS))).toBe('403 role-not-allowed');
    expect(refusal(await clients.trainer.get(`${WEBINARS}?cursor=bm9uZQ`))).toBe(
      '400 invalid-cursor',
    );
  });
});

describe('what the other parts of a webinar ask', () => {
  it('is what somebody is to it, and that it is live or over', async () => {
    const { id } = await make({ audience: { kind: 'practices', ids: [world.practices.A] } });
    await register('learnerA', id);
    const webinars = nest.get(Webinars, { strict: false });
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
      new URL(((await call).body as { url: string }).url).pathname;
    const path = await address(clients.managerB.get(`${WEBINARS}/feed`));
    expect(await address(clients.managerB.get(`${WEBINARS}/feed`))).toBe(path);
    const feed = await world.nobody().get(path);
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(feed.body).toContain(`SUMMARY:${title}`);
    const renewed = await address(clients.managerB.post(`${WEBINARS}/feed/renewal`));
    expect(refusal(await world.nobody().get(path))).toBe('404 not-found');
    expect((await world.nobody().get(renewed)).status).toBe(200);
    await leave('managerB', id);
    expect((await world.nobody().get(renewed)).body).not.toContain(title);
  });
});
