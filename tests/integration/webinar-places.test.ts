import { newId } from '@rounds/platform/ids';
import { Registrations } from '@rounds/webinars';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from './classes-world';
import { makeWebinarWorld, WEBINARS, type WebinarWorld } from './webinars-world';

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
    await clients.trainer.patch(`${WEBINARS}/${id}`, { revision, capacity: 2 });
    expect(await viewOf('learnerB', id)).toMatchObject({ registration: { state: 'registered' } });
  });

  it('carry the reminders that the person wants', async () => {
    const { id } = await make();
    await register('learnerA', id, { reminders: ['hour'] });
    const patch = (body: object) => clients.learnerA.patch(`${WEBINARS}/${id}/registration`, body);
    expect((await patch({ reminders: ['day', 'ten-minutes'] })).body).toMatchObject({
      registration: { reminders: ['day', 'ten-minutes'] },
    });
    expect(refusal(await patch({ reminders: ['year'] }))).toBe('400 invalid-input');
    const stranger = await clients.learnerB.patch(`${WEBINARS}/${id}/registration`, {
      reminders: [],
    });
    expect(refusal(stranger)).toBe('404 not-found');
  });

  it('are not to be had in what is over', async () => {
    const { id, revision } = await make();
    await clients.trainer.post(`${WEBINARS}/${id}/cancel`, { revision });
    const answer = await clients.learnerA.put(`${WEBINARS}/${id}/registration`, {});
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
    const registrations = nest.get(Registrations, { strict: false });
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
    const { body } = await clients.trainer.get(`${WEBINARS}/${id}/registrations?limit=200`);
    expect((body as { items: object[] }).items).toHaveLength(100);
  });
});
