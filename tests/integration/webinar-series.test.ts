import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from './classes-world';
import {
  INPUT,
  makeWebinarWorld,
  WEBINARS,
  type WebinarView,
  type WebinarWorld,
} from './webinars-world';

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

describe('a series that is planned', () => {
  const { startsLocal, timeZone } = INPUT;
  const rhythm = { frequency: 'weekly', weekdays: ['TH', 'TU'] };
  const ask = (recurrence: object, who: 'trainer' | 'managerA' = 'trainer') =>
    clients[who].post(`${WEBINARS}/occurrences`, { startsLocal, timeZone, recurrence });

  it('is shown before anything is made, and made as shown but for what is left out', async () => {
    // In 2099 New York's clocks change on March 8.
    const recurrence = { ...rhythm, until: '2099-03-12' };
    const { status, body } = await ask(recurrence);
    expect([status, body]).toEqual([
      200,
      {
        items: [
          { startsLocal: '2099-03-03T09:00', startsAt: '2099-03-03T14:00:00.000Z' },
          { startsLocal: '2099-03-05T09:00', startsAt: '2099-03-05T14:00:00.000Z' },
          { startsLocal: '2099-03-10T09:00', startsAt: '2099-03-10T13:00:00.000Z' },
          { startsLocal: '2099-03-12T09:00', startsAt: '2099-03-12T13:00:00.000Z' },
        ],
      },
    ]);
    const { series } = await make({ recurrence, exceptions: ['2099-03-05'] });
    expect(series).toMatchObject({
      recurrence: { frequency: 'weekly', interval: 1, weekdays: ['TU', 'TH'], count: 4 },
      ahead: 3,
    });
    expect((await occurrences(series?.id ?? '')).map(({ startsAt }) => startsAt)).toEqual([
      '2099-03-03T14:00:00.000Z',
      '2099-03-10T13:00:00.000Z',
      '2099-03-12T13:00:00.000Z',
    ]);
  });

  it.each<[string, object, string]>([
    ['that ends before it begins', { until: '2099-03-02' }, '400 series-is-empty'],
    ['of more dates than a series has', { until: '2100-03-03' }, '400 series-too-long'],
    ['with two ends', { until: '2099-03-12', count: 3 }, '400 invalid-input'],
    ['without an end', {}, '400 invalid-input'],
  ])('is refused %s', async (_, end, expected) => {
    const recurrence = { ...rhythm, ...end };
    expect(refusal(await ask(recurrence))).toBe(expected);
    const made = await clients.trainer.post(WEBINARS, { ...INPUT, recurrence });
    expect(refusal(made)).toBe(expected);
  });

  it('is refused with the first date in the past that is not left out', async () => {
    const input = { ...INPUT, startsLocal: '2020-03-03T09:00', exceptions: ['2020-03-03'] };
    const recurrence = { ...rhythm, count: 3 };
    const { status, body } = await clients.trainer.post(WEBINARS, { ...input, recurrence });
    expect([status, body]).toMatchObject([
      400,
      { code: 'starts-in-the-past', startsAt: '2020-03-05T14:00:00.000Z' },
    ]);
  });

  it('is shown to staff alone', async () => {
    expect(refusal(await ask({ ...rhythm, count: 2 }, 'managerA'))).toBe('403 role-not-allowed');
  });
});
