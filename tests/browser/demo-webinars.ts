import type { ApiClient } from '@rounds/testing';

/** Live classes of the demo, by their ids. */
export interface DemoWebinars {
  today: string;
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

export async function findDemoWebinars(trainer: ApiClient): Promise<DemoWebinars> {
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
