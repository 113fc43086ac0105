import { addWebinar, type ApiClient } from '@rounds/testing';
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
