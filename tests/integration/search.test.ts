import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

interface Found {
  topics: { key: string }[];
  classes: { classId: string; title: string }[];
  chapters: { classId: string; title: string; startMs: number }[];
}

let world: ClassesWorld;

beforeAll(async () => {
  world = await makeClassesWorld();
  const denials = await world.publish({ title: '100% denials', topics: ['billing:denials'] });
  await world.publish({ title: 'Visit limits', speaker: 'Dr. Ruiz' });
  await world.publish(
    { title: 'Denials of practice B' },
    { kind: 'practices', ids: [world.practices.B] },
  );
  await world.draft({ title: 'Denials, a draft' });
  const path = `/api/classes/${denials.id}`;
  const { revision } = told(await world.clients.trainer.get(path));
  told(
    await world.clients.trainer.put(`${path}/chapters`, {
      revision,
      chapters: [
        { title: 'Bundled: CO-97', startMs: 0 },
        { title: 'Aging', startMs: 60_000, topics: ['billing:ar'] },
      ],
    }),
  );
});
afterAll(() => world.close());

const ask = (q: string, who: 'learnerA' | 'learnerB' | 'trainer' = 'learnerA') =>
  world.clients[who].get(`/api/search?${new URLSearchParams({ q })}`);
async function find(...args: Parameters<typeof ask>): Promise<Found> {
  const { status, body } = await ask(...args);
  expect(status).toBe(200);
  return body as Found;
}
const classes = async (...args: Parameters<typeof ask>) =>
  (await find(...args)).classes.map(({ title }) => title);
const chapters = async (...args: Parameters<typeof ask>) =>
  (await find(...args)).chapters.map(({ title, startMs }) => `${title} at ${startMs}`);

describe('the search', () => {
  it('finds chapters by title, topic and class, whatever the order of the words', async () => {
    expect(await chapters('co-97')).toEqual(['Bundled: CO-97 at 0']);
    expect(await chapters('bundled denials')).toEqual(['Bundled: CO-97 at 0']);
    expect(await chapters('accounts receivable')).toEqual(['Aging at 60000']);
    expect(await chapters('bundled aging')).toEqual([]);
  });

  it('finds classes by title and speaker', async () => {
    expect(await classes('ruiz LIMITS')).toEqual(['Visit limits']);
    expect(await classes('denials')).toEqual(['100% denials']);
  });

  it('finds steps of the map, with the overlays of the own specialty only', async () => {
    const keys = async (...args: Parameters<typeof ask>) =>
      (await find(...args)).topics.map(({ key }) => key);
    expect(await keys('denials')).toContain('billing:denials');
    const overlay = 'practice:eligibility/chiropractic/visit-limits';
    expect(await keys('visit limits')).toContain(overlay);
    expect(await keys('visit limits', 'learnerB')).not.toContain(overlay);
  });

  it('takes signs as letters', async () => {
    expect(await classes('100%')).toEqual(['100% denials']);
    expect(await classes('1_0%')).toEqual([]);
    expect(await classes(`' or 1=1 --`)).toEqual([]);
    expect(await classes('<script>alert(1)</script>')).toEqual([]);
  });

  it('shows nobody what they may not watch, and nobody a draft', async () => {
    expect(await classes('denials of practice')).toEqual([]);
    expect(await classes('denials of practice', 'learnerB')).toEqual(['Denials of practice B']);
    expect(await classes('draft', 'trainer')).toEqual([]);
  });

  it('refuses what is no search', async () => {
    const refused = async (query: string) =>
      refusal(await world.clients.learnerA.get(`/api/search${query}`));
    for (const query of ['', '?q=', '?q=%20', `?q=${'x'.repeat(201)}`, '?q=a&limit=51']) {
      expect(await refused(query)).toBe('400 invalid-input');
    }
    expect(await refused('?q=%00')).toBe('400 invalid-input');
  });
});
