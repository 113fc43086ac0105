import { addWebinar, type ApiClient } from '@rounds/testing';

/** Live classes of the demo, by their ids. */
export interface DemoWebinars {
  today: string;
  /** The first of a series. */
  series: string;
  /** Without a free place. */
  full: string;
  /** Going on, with a place for the learner. */
  live: string;
  /** Over, and the learner had a place. */
  ended: string;
}

interface Shown {
  id: string;
  series: object | null;
  capacity: number | null;
}

/** Finds those that the demo has, and adds what it has no example of. */
export async function completeDemoWebinars(
  databaseUrl: string,
  trainer: ApiClient,
  learner: ApiClient,
): Promise<DemoWebinars> {
  const found = await findDemoWebinars(trainer);
  const people = { hosts: [trainer.personId], viewers: [learner.personId] };
  return {
    ...found,
    live: await addWebinar(databaseUrl, { title: 'Copays, now', state: 'live', ...people }),
    ended: await addWebinar(databaseUrl, { title: 'Copays, before', state: 'ended', ...people }),
  };
}

async function findDemoWebinars(trainer: ApiClient): Promise<Omit<DemoWebinars, 'live' | 'ended'>> {
  const { body } = await trainer.get('/api/webinars/upcoming');
  const { items } = body as { items: Shown[] };
  const idOf = (fits: (webinar: Shown) => boolean): string => {
    const found = items.find(fits);
    if (!found) throw new Error('the demo has no such webinar');
    return found.id;
  };
  return {
    today: idOf(() => true),
    series: idOf(({ series }) => series !== null),
    full: idOf(({ capacity }) => capacity !== null),
  };
}
