import { startSmtp, until, type ApiClient, type TestSmtp } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type Who, type World } from './accounts-world';
import { TestCalendar, type Occurrence } from './test-calendar';

interface View {
  id: string;
  revision: number;
  startsAt: string;
  series: { id: string } | null;
}

const URL = '/api/webinars';
const INPUT = { durationMinutes: 45, state: 'scheduled' };
/** Of each a series over the day on which the clocks change, where they do. */
const PLACES = [
  { timeZone: 'America/New_York', startsLocal: '2099-02-24T09:00' },
  { timeZone: 'America/New_York', startsLocal: '2099-10-20T20:30' },
  { timeZone: 'Australia/Sydney', startsLocal: '2099-03-24T08:15' },
  { timeZone: 'Australia/Sydney', startsLocal: '2099-09-22T23:30' },
  { timeZone: 'America/Phoenix', startsLocal: '2099-03-03T10:00' },
  { timeZone: 'Asia/Kolkata', startsLocal: '2099-03-24T18:00' },
  { timeZone: 'UTC', startsLocal: '2099-10-27T00:00' },
];
/** Workers look for reminders in every third of their sweeps, one a second here: that is twice. */
const LOOKED_TWICE_MS = 7000;
const OF_DAYS: Record<string, number> = { day: 1440, hour: 60, 'ten-minutes': 10 };

let smtp: TestSmtp;
let world: World;
const clients = {} as Record<Who, ApiClient>;

beforeAll(async () => {
  smtp = await startSmtp();
  world = await makeWorld({ workers: 1, env: { SMTP_URL: smtp.url } });
  for (const who of ['trainer', 'learnerA', 'managerA'] as const) {
    clients[who] = await world.as(who);
  }
});
afterAll(async () => {
  await world?.stop();
  await smtp?.stop();
});

async function ok<T = View>(call: Promise<{ status: number; body: unknown }>): Promise<T> {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
}
const make = (input: object) => ok(clients.trainer.post(URL, { ...INPUT, ...input }));
const see = (id: string) => ok(clients.trainer.get(`${URL}/${id}`));
const register = (who: Who, id: string, body: object = {}) =>
  ok(clients[who].put(`${URL}/${id}/registration`, body));
const leave = (who: Who, id: string, query = '') =>
  ok(clients[who].delete(`${URL}/${id}/registration${query}`));
async function change(id: string, input: object): Promise<View> {
  const { revision } = await see(id);
  return await ok(clients.trainer.patch(`${URL}/${id}`, { revision, ...input }));
}
async function cancel(id: string, scope: string): Promise<View> {
  const { revision } = await see(id);
  return await ok(clients.trainer.post(`${URL}/${id}/cancel`, { revision, scope }));
}
async function occurrencesOf(seriesId: string): Promise<string[]> {
  const rows = await world.sql<{ id: string }>(
    `select id from webinar where series_id = $1 order by recurrence_local`,
    [seriesId],
  );
  return rows.map(({ id }) => id);
}

/** All that is due has been written and sent. */
async function settled(): Promise<void> {
  const waiting = async () => {
    const [row] = await world.sql<{ left: number; sent: number }>(
      `select (select count(*) from webinar_registration where untold)::int
         + (select count(*) from webinar_series_registration where untold)::int
         + (select count(*) from mail_message where state <> 'sent')::int as left,
         (select count(*) from mail_message)::int as sent`,
    );
    return row?.left === 0 && row.sent === smtp.messages.length;
  };
  await until(waiting, 'all mails are sent', 60_000);
}

const mailsTo = (who: Who) =>
  smtp.messages.filter(({ to }) =>
    [to ?? []].flat().some(({ text }) => text.includes(world.emailOf(who))),
  );

function calendarOf(who: Who): Occurrence[] {
  const calendar = new TestCalendar();
  for (const { attachments } of mailsTo(who)) {
    const invite = attachments.find(({ contentType }) => contentType === 'text/calendar');
    if (invite) calendar.receive(invite.content.toString('utf8'));
  }
  return calendar.occurrences();
}

const inProduct = (who: Who): Promise<Occurrence[]> =>
  world
    .sql<{ startsAt: Date; endsAt: Date; title: string }>(
      `select starts_at as "startsAt", title,
         starts_at + duration_minutes * interval '1 minute' as "endsAt"
       from webinar join webinar_registration own on own.webinar_id = webinar.id
       where own.person_id = $1 and own.state = 'registered' and webinar.state <> 'cancelled'
       order by starts_at`,
      [world.ids[who]],
    )
    .then((rows) =>
      rows.map(({ startsAt, endsAt, title }) => ({
        ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), title },
      })),
    );

async function sameEverywhere(who: Who, count?: number): Promise<void> {
  await settled();
  const [shown, kept] = [calendarOf(who), await inProduct(who)];
  const inOrder = (list: Occurrence[]) => list.map((one) => JSON.stringify(one)).sort();
  expect(inOrder(shown)).toEqual(inOrder(kept));
  if (count !== undefined) expect(kept).toHaveLength(count);
}

describe('a calendar that gets the mails', () => {
  const series: string[][] = [];

  it('shows every series at its wall clock, in each zone, across the change', async () => {
    for (const [index, place] of PLACES.entries()) {
      const recurrence = { frequency: 'weekly', weekdays: ['TU'], count: 6 };
      const first = await make({ ...place, title: `Series ${index}`, recurrence });
      await register('learnerA', first.id, { wholeSeries: true });
      series.push(await occurrencesOf(first.series?.id ?? ''));
    }
    await sameEverywhere('learnerA', PLACES.length * 6);
  });

  it('follows when one moves, is renamed or is cancelled', async () => {
    for (const [index, ids] of series.entries()) {
      const day = PLACES[index]?.startsLocal.slice(0, 8) ?? '';
      await change(ids[1] ?? '', { startsLocal: `${day}28T07:45`, durationMinutes: 30 });
      await change(ids[2] ?? '', { title: `Renamed ${index}` });
      await cancel(ids[3] ?? '', 'this');
    }
    await sameEverywhere('learnerA', PLACES.length * 5);
  });

  it('follows when somebody leaves one, and comes back', async () => {
    for (const ids of series) await leave('learnerA', ids[0] ?? '');
    await sameEverywhere('learnerA', PLACES.length * 4);
    for (const ids of series) await register('learnerA', ids[0] ?? '');
    await sameEverywhere('learnerA', PLACES.length * 5);
  });

  it('follows when one and all that follow move, and when the first ones do', async () => {
    for (const [index, ids] of series.entries()) {
      const clock = index % 2 === 0 ? 'T11:00' : 'T06:30';
      const { startsAt } = await see(ids[4] ?? '');
      const nextDay = new Date(Date.parse(startsAt) + 48 * 3_600_000).toISOString().slice(0, 10);
      const input = {
        scope: 'following',
        startsLocal: `${nextDay}${clock}`,
        title: `Later ${index}`,
      };
      await change(ids[4] ?? '', input);
    }
    await sameEverywhere('learnerA', PLACES.length * 5);
    for (const ids of series)
      await change(ids[0] ?? '', { scope: 'following', title: 'All of them' });
    await sameEverywhere('learnerA', PLACES.length * 5);
  });

  it('is empty of what is cancelled from here on, and of a series that was left', async () => {
    for (const ids of series.slice(0, 3)) await cancel(ids[1] ?? '', 'following');
    for (const ids of series.slice(3, 5)) await cancel(ids[0] ?? '', 'following');
    for (const ids of series.slice(5)) await leave('learnerA', ids[0] ?? '', '?wholeSeries=true');
    await sameEverywhere('learnerA');
    await register('learnerA', series[5]?.[0] ?? '', { wholeSeries: true });
    await sameEverywhere('learnerA');
  });

  it('shows a monthly series, and what stands by itself', async () => {
    const { id } = await make({
      ...{ title: 'Monthly', timeZone: 'Australia/Sydney', startsLocal: '2099-02-25T09:00' },
      recurrence: { frequency: 'monthly', weekday: 'WE', ordinal: -1, count: 5 },
      exceptions: ['2099-04-29'],
    });
    await register('managerA', id, { wholeSeries: true });
    const alone = await make({
      ...{ title: 'Alone', timeZone: 'America/New_York', startsLocal: '2099-03-08T09:00' },
    });
    await register('managerA', alone.id);
    await sameEverywhere('managerA', 5);
    await change(alone.id, { startsLocal: '2099-11-01T01:30' });
    await sameEverywhere('managerA', 5);
    await leave('managerA', alone.id);
    await sameEverywhere('managerA', 4);
    await register('managerA', alone.id);
    await sameEverywhere('managerA', 5);
    await cancel(alone.id, 'this');
    await sameEverywhere('managerA', 4);
  });

  it('gets each mail once, with text, HTML and a name of its own', async () => {
    await settled();
    const ids = smtp.messages.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const mail = mailsTo('managerA').at(-1);
    expect(mail?.subject).toBe('Cancelled: Alone');
    expect(mail?.text).toContain('It leaves your calendar');
    expect(mail?.html).toContain('<p>');
  });

  it('shows a series on two weekdays until a day, and its mail names the same dates', async () => {
    const { id, series: twice } = await make({
      ...{ title: 'Twice', timeZone: 'America/New_York', startsLocal: '2099-02-26T09:00' },
      recurrence: { frequency: 'weekly', interval: 2, weekdays: ['TH', 'TU'], until: '2099-03-26' },
      exceptions: ['2099-03-12'],
    });
    await register('managerA', id, { wholeSeries: true });
    await sameEverywhere('managerA', 8);
    const named = mailsTo('managerA')
      .at(-1)
      ?.text?.match(/\w+, \w+ \d+, 2099/g);
    expect(named).toEqual([
      'Thursday, February 26, 2099',
      'Tuesday, March 10, 2099',
      'Tuesday, March 24, 2099',
      'Thursday, March 26, 2099',
    ]);

    // Over the beginning of a week, of which it comes in every second one.
    const ids = await occurrencesOf(twice?.id ?? '');
    await change(ids[1] ?? '', { scope: 'following', startsLocal: '2099-03-08T09:00' });
    await sameEverywhere('managerA', 8);
    const starts = await Promise.all(ids.map(async (one) => (await see(one)).startsAt));
    expect(starts.map((at) => at.slice(5, 10))).toEqual(['02-26', '03-08', '03-22', '03-24']);
  });

  it('shows more dates than its mail names, which says so', async () => {
    const { id } = await make({
      ...{ title: 'Often', timeZone: 'UTC', startsLocal: '2099-06-01T09:00' },
      recurrence: { frequency: 'weekly', weekdays: ['MO', 'WE', 'FR'], count: 20 },
    });
    await register('managerA', id, { wholeSeries: true });
    await sameEverywhere('managerA', 28);
    const text = mailsTo('managerA').at(-1)?.text ?? '';
    expect(text.match(/\w+, \w+ \d+, 2099/g)).toHaveLength(12);
    expect(text).toContain('and 8 more');
  });
});

describe('reminders', () => {
  /** As if the person had known of it for long, and it began in so many minutes. */
  async function beginsIn(id: string, minutes: number): Promise<void> {
    await world.sql(
      `update webinar set starts_at = date_trunc('milliseconds', now() + $2 * interval '1 minute'),
         start_set_at = now() - interval '3 days' where id = $1`,
      [id, minutes],
    );
    await world.sql(
      `update webinar_registration set registered_at = now() - interval '3 days'
       where webinar_id = $1`,
      [id],
    );
  }
  const reminders = () =>
    mailsTo('learnerA')
      .map(({ subject }) => subject ?? '')
      .filter((subject) => subject.endsWith('Remind me'));

  it('come once for each start, as chosen, and again when it moves', async () => {
    const { id } = await make({
      ...{ title: 'Remind me', timeZone: 'America/New_York', startsLocal: '2099-05-05T09:00' },
    });
    await register('learnerA', id, { reminders: ['hour', 'ten-minutes'] });
    await settled();
    await beginsIn(id, (OF_DAYS['hour'] ?? 0) - 1);
    const arrived = (count: number) =>
      until(() => reminders().length === count, 'a reminder', 60_000);
    await arrived(2);
    expect(reminders()).toEqual(['You are registered: Remind me', 'In an hour: Remind me']);
    await beginsIn(id, 9);
    await arrived(3);
    await change(id, { startsLocal: '2099-05-06T09:00' });
    await arrived(4);
    await beginsIn(id, 8);
    await arrived(5);
    expect(reminders().slice(2)).toEqual([
      'In ten minutes: Remind me',
      'Changed: Remind me',
      'In ten minutes: Remind me',
    ]);
    await new Promise((resolve) => setTimeout(resolve, LOOKED_TWICE_MS));
    expect(reminders()).toHaveLength(5);
  });
});
