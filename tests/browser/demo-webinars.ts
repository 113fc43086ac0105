import { addWebinar, type ApiClient } from '@rounds/testing';
import { newId } from '@rounds/platform/ids';
import { Client } from 'pg';

/** Live classes of the demo, by their ids. */
export interface DemoWebinars {
  today: string;
  /** Going on, with a place for the learner. */
  live: string;
  /** The first of a series. */
  series: string;
  /** Without a free place. */
  full: string;
  /** Over since an hour; the learner was there, late. */
  ended: string;
}

interface Shown {
  id: string;
  series: object | null;
  capacity: number | null;
}

export async function findDemoWebinars(
  trainer: ApiClient,
  databaseUrl: string,
): Promise<DemoWebinars> {
  const { body } = await trainer.get('/api/webinars/upcoming');
  const { items } = body as { items: Shown[] };
  const idOf = (fits: (webinar: Shown) => boolean): string => {
    const found = items.find(fits);
    if (!found) throw new Error('the demo has no such webinar');
    return found.id;
  };
  return {
    today: idOf(() => true),
    live: await addLive(trainer, databaseUrl),
    series: idOf(({ series }) => series !== null),
    full: idOf(({ capacity }) => capacity !== null),
    ended: await makeEnded(trainer, databaseUrl),
  };
}

async function addLive(trainer: ApiClient, databaseUrl: string): Promise<string> {
  const client = new Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `select id from person where email = 'frontdesk@lakeside.example'`,
  );
  await client.end();
  return addWebinar(databaseUrl, {
    ...{ title: 'Copays, now', state: 'live', hosts: [trainer.personId] },
    viewers: rows.map(({ id }) => id),
  });
}

/** E-mail, part, and from which minute of it to which they were in the room. */
const STAYS = [
  ['trainer@rounds.example', 'host', -2, 31],
  ['frontdesk@lakeside.example', 'viewer', 8, 30],
  ['manager@lakeside.example', 'viewer', 0, 12],
  ['biller@lakeside.example', 'viewer', -1, 30],
] as const;

async function makeEnded(trainer: ApiClient, databaseUrl: string): Promise<string> {
  const { body } = await trainer.post('/api/webinars', {
    ...{ title: 'Reading a remittance line by line', state: 'scheduled', durationMinutes: 30 },
    ...{ startsLocal: '2099-03-03T09:00', timeZone: 'America/New_York' },
  });
  const { id } = body as { id: string };
  const database = new Client(databaseUrl);
  await database.connect();
  await database.query(
    `update webinar set state = 'ended', starts_at = now() - interval '90 minutes',
       live_at = now() - interval '90 minutes', ended_at = now() - interval '60 minutes'
     where id = $1`,
    [id],
  );
  for (const [email, role, from, to] of STAYS) {
    await database.query(
      `insert into attendance_interval
         (id, webinar_id, person_id, role, holder, joined_at, last_seen_at, left_at)
       select $1, webinar.id, person.id, $3, $2, live_at + $4 * interval '1 minute',
         live_at + $5 * interval '1 minute', now()
       from webinar, person where webinar.id = $6 and person.email = $7`,
      [newId(), newId(), role, from, to, id, email],
    );
  }
  await database.end();
  return id;
}
