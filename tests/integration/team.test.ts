import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClassesWorld, refusal, type ClassesWorld } from './classes-world';

interface Member {
  id: string;
  name: string;
  mayBeNudged: boolean;
  overdue: { title: string }[];
  topics: { key: string; progress: number }[];
}

let world: ClassesWorld;

beforeAll(async () => {
  world = await makeClassesWorld();
  const { id } = await world.publish({ title: 'Denials', topics: ['billing:denials'] });
  const assigned = await world.clients.managerA.post('/api/assignments', {
    classId: id,
    personId: world.ids.learnerA,
    dueOn: '2026-01-31',
  });
  expect(assigned.status).toBe(201);
  await world.sql(`update person set name = '=SUM(1)', locale = 'es' where id = $1`, [
    world.ids.learnerA,
  ]);
});
afterAll(() => world.close());

async function team(query = ''): Promise<Member[]> {
  const { status, body } = await world.clients.managerA.get(`/api/team${query}`);
  expect(status).toBe(200);
  return (body as { items: Member[] }).items;
}
const nudge = (personIds: unknown, who: 'managerA' | 'managerB' | 'learnerA' = 'managerA') =>
  world.clients[who].post('/api/team/nudges', { personIds });
const mails = () =>
  world.sql<{ subject: string; text: string }>(
    'select subject, text from mail_message where recipient = $1',
    [world.emailOf('learnerA')],
  );

describe('the team', () => {
  it('is the own practice, who is behind first, with the watched part by topic', async () => {
    const members = await team();
    expect(members.map(({ id }) => id)).toEqual([world.ids.learnerA, world.ids.managerA]);
    expect(members[0]).toMatchObject({
      overdue: [{ title: 'Denials' }],
      mayBeNudged: true,
      topics: [{ key: 'billing:denials', progress: 0 }],
    });
  });

  it('is filtered by words and by what is overdue', async () => {
    expect(await team('?overdue=true')).toHaveLength(1);
    expect(await team('?q=sum')).toHaveLength(1);
    expect(await team('?q=nobody')).toEqual([]);
  });

  it('is a file in which no name is a formula', async () => {
    const response = await world.clients.managerA.fetch('/api/team.csv?overdue=true');
    const lines = (await response.text()).split('\r\n').filter(Boolean);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^'=SUM\(1\),/);
  });

  it('is for managers, and refuses what is no filter', async () => {
    for (const path of ['/api/team', '/api/team.csv']) {
      expect(refusal(await world.clients.learnerA.get(path))).toBe('403 role-not-allowed');
      expect(refusal(await world.clients.trainer.get(path))).toBe('403 role-not-allowed');
    }
    const refused = await world.clients.managerA.get('/api/team?overdue=maybe');
    expect(refusal(refused)).toBe('400 invalid-input');
  });
});

describe('a nudge', () => {
  it('reaches nobody of another practice, and then nobody at all', async () => {
    const mixed = await nudge([world.ids.learnerA, world.ids.learnerB]);
    expect(refusal(mixed)).toBe('404 not-found');
    expect(refusal(await nudge([world.ids.learnerA], 'managerB'))).toBe('404 not-found');
    expect(refusal(await nudge([world.ids.learnerA], 'learnerA'))).toBe('403 role-not-allowed');
    expect(await mails()).toEqual([]);
  });

  it.each([[[]], [['x']], [null], [Array.from({ length: 501 }, () => 'x')]])(
    'is refused without people: %#',
    async (people) => expect(refusal(await nudge(people))).toBe('400 invalid-input'),
  );

  it('is one mail in the language of who gets it, however often it is asked for', async () => {
    const both = [world.ids.learnerA, world.ids.managerA];
    const answers = await Promise.all([nudge(both), nudge(both), nudge(both)]);
    const sent = answers.flatMap(({ body }) => (body as { sent: string[] }).sent);
    expect(sent).toEqual([world.ids.learnerA]);
    expect(await nudge(both)).toMatchObject({
      body: {
        sent: [],
        skipped: [
          { personId: world.ids.learnerA, reason: 'nudged-today' },
          { personId: world.ids.managerA, reason: 'nothing-overdue' },
        ],
      },
    });
    const found = await mails();
    expect(found.map(({ subject }) => subject)).toEqual(['Clases que le esperan']);
    expect(found[0]?.text).toContain('- Denials (31 de enero de 2026)');
    expect((await team())[0]?.mayBeNudged).toBe(false);
  });

  it('may be repeated a day later', async () => {
    await world.sql(`update nudge set sent_at = sent_at - interval '25 hours'`, []);
    expect((await nudge([world.ids.learnerA])).body).toMatchObject({ sent: [world.ids.learnerA] });
  });
});
