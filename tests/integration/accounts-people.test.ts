import type { ApiAnswer, ApiClient } from '@rounds/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVERYBODY, makeWorld, type Who, type World } from './accounts-world';

let world: World;
let admin: ApiClient;
let managerA: ApiClient;

beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(async () => {
  admin = await world.as('admin');
  managerA = await world.as('managerA');
});
afterAll(() => world.stop());

const namesIn = ({ body }: ApiAnswer): string[] =>
  (body as { items: { name: string }[] }).items.map(({ name }) => name);

const refusal = (status: number, code: string): object => ({ status, body: { code } });
const isHidden = refusal(404, 'not-found');

describe('people', () => {
  it('are listed to staff, by name, page by page', async () => {
    const trainer = await world.as('trainer');
    const all = namesIn(await trainer.get('/api/people'));
    expect(all).toEqual(
      [...EVERYBODY].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase())),
    );
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await trainer.get(`/api/people?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...namesIn(answer));
      cursor = (answer.body as { nextCursor: string | null }).nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it('are found by role, practice and part of name or address', async () => {
    const find = async (query: string): Promise<string[]> =>
      namesIn(await admin.get(`/api/people?${query}`));
    expect(await find('role=manager')).toEqual(['managerA', 'managerB']);
    expect(await find(`practiceId=${world.practices.B}`)).toEqual(['learnerB', 'managerB']);
    expect(await find('q=LEARN')).toEqual(['learnerA', 'learnerB']);
    expect(await find('q=trainer@')).toEqual(['trainer']);
    expect(await find('q=%25')).toEqual([]);
  });

  it.each(['limit=0', 'limit=1000', 'role=boss', 'practiceId=A', 'cursor=x', 'q=%00'])(
    'are not listed for %s',
    async (query) => {
      expect((await admin.get(`/api/people?${query}`)).status).toBe(400);
    },
  );

  it('of other practices do not exist for a manager', async () => {
    expect(namesIn(await managerA.get('/api/people'))).toEqual(['learnerA', 'managerA']);
    expect(await managerA.get(`/api/people?practiceId=${world.practices.B}`)).toMatchObject(
      isHidden,
    );
    for (const who of ['learnerB', 'managerB', 'admin', 'trainer'] as const) {
      const path = `/api/people/${world.ids[who]}`;
      expect(await managerA.get(path)).toMatchObject(isHidden);
      expect(await managerA.patch(path, { name: 'Mine' })).toMatchObject(isHidden);
      expect(await managerA.post(`${path}/invitation`)).toMatchObject(isHidden);
    }
    expect(namesIn(await admin.get('/api/people?q=Mine'))).toEqual([]);
  });

  it('are invited once per address, however many invite at the same time', async () => {
    const body = { email: 'twice@rounds.example', name: 'T', role: 'trainer', practiceId: null };
    const answers = await Promise.all([1, 2, 3, 4].map(() => admin.post('/api/people', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const upper = { ...body, email: 'TWICE@rounds.example' };
    expect(await admin.post('/api/people', upper)).toMatchObject(refusal(409, 'email-taken'));
    const mails = await world.sql(
      `select 1 from mail_message where recipient = 'twice@rounds.example'`,
    );
    expect(mails).toHaveLength(1);
  });

  it('have a practice exactly if they are not staff', async () => {
    const invite = (role: string, practiceId: string | null): Promise<ApiAnswer> =>
      admin.post('/api/people', { email: 'p@rounds.example', name: 'P', role, practiceId });
    expect(await invite('learner', null)).toMatchObject(refusal(400, 'practice-required'));
    expect(await invite('admin', world.practices.A)).toMatchObject(
      refusal(400, 'practice-not-for-staff'),
    );
    expect(await invite('learner', world.ids.admin)).toMatchObject(
      refusal(400, 'unknown-practice'),
    );
    const learner = `/api/people/${world.ids.learnerB}`;
    expect(await admin.patch(learner, { role: 'trainer' })).toMatchObject(
      refusal(400, 'practice-not-for-staff'),
    );
    expect(await admin.patch(learner, { practiceId: null })).toMatchObject(
      refusal(400, 'practice-required'),
    );
  });
});

describe('a manager', () => {
  const invite = (more: object): Promise<ApiAnswer> =>
    managerA.post('/api/people', {
      email: 'team@rounds.example',
      name: 'Team',
      role: 'learner',
      practiceId: world.practices.A,
      ...more,
    });

  it('invites into the own practice only, and makes no staff', async () => {
    expect(await invite({ practiceId: world.practices.B })).toMatchObject(isHidden);
    expect(await invite({ role: 'trainer', practiceId: null })).toMatchObject(
      refusal(403, 'role-not-grantable'),
    );
    expect(await invite({ role: 'admin' })).toMatchObject(refusal(403, 'role-not-grantable'));
    expect(await invite({})).toMatchObject({
      status: 201,
      body: { invited: true, practiceName: 'Practice A', role: 'learner', lastSeenAt: null },
    });
  });

  it('changes the team, but moves nobody away and makes no staff', async () => {
    const path = `/api/people/${world.ids.learnerA}`;
    expect(await managerA.patch(path, { participantRole: 'biller' })).toMatchObject({
      status: 200,
      body: { participantRole: 'biller' },
    });
    expect(await managerA.patch(path, { practiceId: world.practices.B })).toMatchObject(isHidden);
    expect(await managerA.patch(path, { role: 'admin', practiceId: null })).toMatchObject(
      refusal(403, 'role-not-grantable'),
    );
    const self = `/api/people/${world.ids.managerA}`;
    expect(await managerA.patch(self, { role: 'trainer', practiceId: null })).toMatchObject(
      refusal(403, 'role-not-grantable'),
    );
  });
});

describe('a change to a person', () => {
  const isIn = async (client: ApiClient): Promise<boolean> =>
    (await client.get('/api/me/export')).status === 200;

  it.each([
    ['deactivation', { active: false }, { active: true }],
    ['another role', { role: 'manager' }, { role: 'learner' }],
  ])('%s signs out at once', async (_, change, back) => {
    const learner = await world.as('learnerA');
    const path = `/api/people/${world.ids.learnerA}`;
    expect((await admin.patch(path, { name: 'learnerA' })).status).toBe(200);
    expect(await isIn(learner)).toBe(true);
    expect((await admin.patch(path, change)).status).toBe(200);
    expect(await isIn(learner)).toBe(false);
    await admin.patch(path, back);
    expect(await isIn(learner)).toBe(false);
  });

  it('another practice signs out at once, and the new practice is the one that counts', async () => {
    const path = `/api/people/${world.ids.managerB}`;
    const before = await world.as('managerB');
    await admin.patch(path, { practiceId: world.practices.A });
    expect(await isIn(before)).toBe(false);
    const after = await world.as('managerB');
    expect((await after.get(`/api/people/${world.ids.learnerA}`)).status).toBe(200);
    expect(await after.get(`/api/people/${world.ids.learnerB}`)).toMatchObject(isHidden);
    await admin.patch(path, { practiceId: world.practices.B });
  });

  it('never takes the last admin away, not even two at the same time', async () => {
    const own = `/api/people/${world.ids.admin}`;
    for (const change of [
      { active: false },
      { role: 'trainer' },
      { role: 'learner', practiceId: world.practices.A },
    ]) {
      expect(await admin.patch(own, change)).toMatchObject(refusal(409, 'last-admin'));
    }
    await admin.patch(`/api/people/${world.ids.trainer}`, { role: 'admin' });
    const other = await world.as('trainer');
    const answers = await Promise.all([
      admin.patch(`/api/people/${world.ids.trainer}`, { active: false }),
      other.patch(own, { active: false }),
    ]);
    const left = await world.sql(`select 1 from person where role = 'admin' and active`);
    expect(left).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await world.sql(`update person set active = true where name in ('admin', 'trainer')`);
    await world.sql(`update person set role = 'trainer' where name = 'trainer'`);
  });

  it('does not count an admin who has never come', async () => {
    await admin.post('/api/people', { email: 'late@rounds.example', name: 'Late', role: 'admin' });
    expect(await admin.patch(`/api/people/${world.ids.admin}`, { active: false })).toMatchObject(
      refusal(409, 'last-admin'),
    );
  });
});

describe('practices', () => {
  it('are made by admins, with specialties that the map knows', async () => {
    const create = (name: string, specialties: string[]): Promise<ApiAnswer> =>
      admin.post('/api/practices', { name, specialties });
    expect(await create('Hilltop', ['podiatry', 'chiropractic', 'podiatry'])).toMatchObject({
      status: 201,
      body: { active: true, peopleCount: 0, specialties: ['chiropractic', 'podiatry'] },
    });
    expect(await create('HILLTOP', [])).toMatchObject(refusal(409, 'practice-name-taken'));
    expect(await create('Other', ['astrology'])).toMatchObject(refusal(400, 'unknown-specialty'));
    expect(namesIn(await admin.get('/api/practices'))).toEqual([
      'Hilltop',
      'Practice A',
      'Practice B',
    ]);
  });

  it('other than the own one do not exist for a manager', async () => {
    expect(namesIn(await managerA.get('/api/practices'))).toEqual(['Practice A']);
    expect((await managerA.get(`/api/practices/${world.practices.A}`)).status).toBe(200);
    expect(await managerA.get(`/api/practices/${world.practices.B}`)).toMatchObject(isHidden);
    expect((await managerA.patch(`/api/practices/${world.practices.A}`, {})).status).toBe(403);
  });

  it('give their specialties to the people in them', async () => {
    const path = `/api/practices/${world.practices.A}`;
    await admin.patch(path, { specialties: ['mental-health'] });
    expect((await managerA.get('/api/session')).body).toMatchObject({
      person: { practice: { specialties: ['mental-health'] } },
    });
    expect(await admin.patch(path, { name: 'practice b' })).toMatchObject(
      refusal(409, 'practice-name-taken'),
    );
  });

  it('that are closed let nobody in', async () => {
    const path = `/api/practices/${world.practices.A}`;
    expect((await admin.patch(path, { active: false })).status).toBe(200);
    expect((await managerA.get('/api/session')).body).toMatchObject({ person: null });
    await expect(world.as('learnerA')).rejects.toThrow('wrong-credentials');
    await admin.patch(path, { active: true });
    expect((await world.as('learnerA')).csrfToken).toBeDefined();
  });
});

describe('the audit trail', () => {
  const actionsOn = async (who: Who): Promise<unknown[]> => {
    const { body } = await admin.get(`/api/audit?subjectId=${world.ids[who]}`);
    return (body as { items: { actorName: string; action: string }[] }).items
      .map(({ actorName, action }) => `${actorName} ${action}`)
      .reverse();
  };

  it('tells who did what to whom', async () => {
    const path = `/api/people/${world.ids.learnerB}`;
    const managerB = await world.as('managerB');
    const start = (await actionsOn('learnerB')).length;
    await managerB.patch(path, { name: 'learnerB' });
    await admin.patch(path, { active: false });
    await admin.patch(path, { active: true });
    await admin.get(`${path}/export`);
    expect((await actionsOn('learnerB')).slice(start)).toEqual([
      'managerB person.changed',
      'admin person.deactivated',
      'admin person.activated',
      'admin person.exported',
    ]);
  });

  it('has no entry for what was refused', async () => {
    const before = await world.sql('select id from audit_entry');
    await admin.patch(`/api/people/${world.ids.admin}`, { active: false });
    await admin.post('/api/practices', { name: 'Nope', specialties: ['astrology'] });
    expect(await world.sql('select id from audit_entry')).toEqual(before);
  });

  it.each([
    ['update', `update audit_entry set action = 'nothing'`],
    ['delete', 'delete from audit_entry'],
    ['truncate', 'truncate audit_entry'],
  ])('refuses %s, even in SQL', async (_, statement) => {
    await expect(world.sql(statement)).rejects.toThrow('append-only');
  });
});

it('exports a person’s data to an admin', async () => {
  const { status, body } = await admin.get(`/api/people/${world.ids.learnerA}/export`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ account: { person: { name: 'learnerA' } } });
  const unknown = await admin.get(`/api/people/${world.practices.A}/export`);
  expect(unknown).toMatchObject(isHidden);
});
