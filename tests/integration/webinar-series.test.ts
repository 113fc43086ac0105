import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWebinarWorld, WEBINARS, type WebinarView, type WebinarWorld } from './webinars-world';

let world: WebinarWorld;
let clients: WebinarWorld['clients'];
let make: WebinarWorld['make'];
let viewOf: WebinarWorld['viewOf'];
let register: WebinarWorld['register'];
let leave: WebinarWorld['leave'];
beforeAll(async () => {
  world = await makeWebinarWorld();
  ({ clients, make, viewOf, register, leave } = world);
});
afterAll(() => world.stop());

async function occurrences(seriesId: string): Promise<WebinarView[]> {
  const rows = await world.sql<{ id: string }>(
    'select id from webinar where series_id = $1 order by starts_at',
    [seriesId],
  );
  return await Promise.all(rows.map(({ id }) => viewOf('trainer', id)));
}

describe('a series', () => {
  const weekly = { frequency: 'weekly', weekdays: ['TU'], count: 4 };
  const starts = (views: WebinarView[]) => views.map(({ startsAt }) => startsAt);
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
    await clients.trainer.patch(`${WEBINARS}/${second?.id}`, {
      ...{ revision: 1, startsLocal: '2099-03-11T10:00' },
    });
    const { body } = await clients.trainer.patch(`${WEBINARS}/${third?.id}`, {
      ...{ revision: 1, scope: 'following', startsLocal: '2099-03-18T15:00', title: 'Afternoons' },
    });
    const other = (body as WebinarView).series?.id ?? '';
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
    expect((await clients.trainer.patch(`${WEBINARS}/${first.id}`, change)).status).toBe(200);
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
    await clients.trainer.post(`${WEBINARS}/${first?.id}/cancel`, { revision: 1 });
    await clients.trainer.post(`${WEBINARS}/${third?.id}/cancel`, {
      revision: 1,
      scope: 'following',
    });
    expect((await occurrences(id)).map(({ state }) => state)).toEqual([
      'cancelled',
      'scheduled',
      'cancelled',
      'cancelled',
    ]);
  });
});
