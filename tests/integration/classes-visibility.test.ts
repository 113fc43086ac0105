import { MAY_WATCH } from '@rounds/classes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

let world: ClassesWorld;
beforeAll(async () => {
  world = await makeClassesWorld();
});
afterAll(async () => world.close());

const trainer = () => world.clients.trainer;

describe('who may see a class', () => {
  const paths = (id: string) => [
    `/api/classes/${id}`,
    `/api/classes/${id}/playback`,
    `/api/classes/${id}/chapters.vtt`,
    `/api/classes/${id}/progress`,
  ];
  const CUSTOMERS = ['managerA', 'learnerA', 'managerB', 'learnerB'] as const;

  it('is staff alone while it is a draft or archived', async () => {
    const { id } = await world.draft();
    const { id: gone, revision } = await world.publish();
    told(await trainer().post(`/api/classes/${gone}/archive`, { revision }));
    const allowed = await world.sql(
      `select from class, person where class.id = any($1) and ${MAY_WATCH}`,
      [[id, gone]],
    );
    expect(allowed).toEqual([]);
    for (const path of [...paths(id), ...paths(gone)]) {
      expect((await world.clients.admin.get(path)).status, path).toBe(200);
      for (const who of CUSTOMERS) {
        expect(refusal(await world.clients[who].get(path)), `${who} ${path}`).toBe('404 not-found');
      }
    }
  });

  it.each([
    ['everyone', () => ({ kind: 'everyone' }), CUSTOMERS],
    [
      'one practice',
      () => ({ kind: 'practices', ids: [world.practices.A] }),
      CUSTOMERS.slice(0, 2),
    ],
    [
      'a specialty',
      () => ({ kind: 'specialties', keys: ['podiatry', 'mental-health'] }),
      CUSTOMERS.slice(2),
    ],
  ] as const)('is %s by the audience, on the page and in the library', async (_, audience, who) => {
    const { id } = await world.publish({}, audience());
    for (const customer of CUSTOMERS) {
      const included = (who as readonly string[]).includes(customer);
      for (const path of paths(id)) {
        const { status } = await world.clients[customer].get(path);
        expect(status, `${customer} ${path}`).toBe(included ? 200 : 404);
      }
      const { body } = await world.clients[customer].get('/api/library?limit=200');
      const listed = (body as { items: { id: string }[] }).items.some((item) => item.id === id);
      expect(listed, `${customer} library`).toBe(included);
    }
    const allowed = await world.sql<{ name: string }>(
      `select person.name from class, person where class.id = $1 and ${MAY_WATCH}`,
      [id],
    );
    const names = allowed.map(({ name }) => name).sort();
    expect(names).toEqual(['admin', 'trainer', ...who].sort());
    for (const staff of ['admin', 'trainer'] as const) {
      expect((await world.clients[staff].get(`/api/classes/${id}`)).status).toBe(200);
    }
  });

  it('does not tell customers about recordings or other practices', async () => {
    const { id } = await world.publish({}, { kind: 'practices', ids: [world.practices.A] });
    const { body } = await world.clients.learnerA.get(`/api/classes/${id}`);
    expect(body).toMatchObject({ recording: null, audience: null });
  });
});

describe('the list for staff', () => {
  it('finds by state, text and recording, newest first, page by page', async () => {
    const recordingId = await world.recording();
    const first = await world.draft({ recordingId, title: 'Under_score 50% list' });
    const second = await world.publish({ recordingId, title: 'Second of the list' });
    const ids = async (query: string) => {
      const { body } = await trainer().get(`/api/classes?${query}`);
      return (body as { items: { id: string }[] }).items.map(({ id }) => id);
    };
    expect(await ids(`recordingId=${recordingId}`)).toEqual([second.id, first.id]);
    expect(await ids(`recordingId=${recordingId}&state=draft`)).toEqual([first.id]);
    expect(await ids(`q=${encodeURIComponent('UNDER_SCORE 50%')}`)).toEqual([first.id]);
    expect(await ids(`q=${encodeURIComponent('Under%list')}`)).toEqual([]);
    const page = await trainer().get(`/api/classes?recordingId=${recordingId}&limit=1`);
    const { nextCursor } = page.body as { nextCursor: string };
    expect(await ids(`recordingId=${recordingId}&limit=1&cursor=${nextCursor}`)).toEqual([
      first.id,
    ]);
  });
});
