import { newId } from '@rounds/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DURATION_MS, makeClassesWorld, refusal, told, type ClassesWorld } from './classes-world';

interface Item {
  title: string;
  state: string;
  daysOverdue: number;
  progress: number;
  next: { chapterId: string | null; startMs: number } | null;
}
type Who = 'admin' | 'trainer' | 'managerA' | 'managerB' | 'learnerA' | 'learnerB';

let world: ClassesWorld;
let classId: string;
let versionId: string;
let onlyB: string;
const PAST = '2026-01-31';
const FUTURE = '2099-12-31';

beforeAll(async () => {
  world = await makeClassesWorld();
  const lesson = await world.publish({ title: 'Denials', topics: ['billing:denials'] });
  classId = lesson.id;
  const path = `/api/classes/${classId}`;
  const detail = told(await world.clients.trainer.get(path));
  versionId = (detail as unknown as { version: { id: string } }).version.id;
  const chapters = [
    { title: 'Codes', startMs: 0 },
    { title: 'Aging', startMs: DURATION_MS / 2, topics: ['billing:ar'] },
  ];
  told(
    await world.clients.trainer.put(`${path}/chapters`, { revision: detail.revision, chapters }),
  );
  onlyB = (
    await world.publish({ title: 'Only B' }, { kind: 'practices', ids: [world.practices.B] })
  ).id;
  await world.sql(`update person set participant_role = 'biller' where id = $1`, [
    world.ids.learnerA,
  ]);
});
afterAll(() => world.close());

const post = (who: Who, input: object) =>
  world.clients[who].post('/api/assignments', { dueOn: FUTURE, ...input });
async function make(who: Who, input: object): Promise<string> {
  const { status, body } = await post(who, input);
  expect([status, body]).toMatchObject([201, {}]);
  return (body as { id: string }).id;
}
async function mine(who: Who): Promise<Item[]> {
  const { status, body } = await world.clients[who].get('/api/me/assignments');
  expect(status).toBe(200);
  return (body as { items: Item[] }).items;
}
async function watched(who: 'learnerA' | 'learnerB', from: number, to: number): Promise<void> {
  await world.sql(
    `insert into watch_record (person_id, class_version_id, watched, updated_at)
     values ($1, $2, $3, now()) on conflict (person_id, class_version_id)
     do update set watched = excluded.watched`,
    [world.ids[who], versionId, `{[${from},${to})}`],
  );
}
const count = async (): Promise<number> =>
  Number(
    ((await world.sql('select count(*) from assignment', [])) as { count: string }[])[0]?.count,
  );

describe('an assignment', () => {
  it('by a manager is for the own practice, and is due and overdue by its date alone', async () => {
    const id = await make('managerA', { classId, dueOn: PAST, note: '<b>Read</b> the codes' });
    expect(await mine('learnerA')).toMatchObject([
      { title: 'Denials', state: 'overdue', progress: 0, next: { startMs: 0 } },
    ]);
    expect((await mine('learnerA'))[0]?.daysOverdue).toBeGreaterThan(200);
    expect(await mine('learnerB')).toEqual([]);
    const path = `/api/assignments/${id}`;
    const changed = await world.clients.managerA.patch(path, { dueOn: FUTURE });
    expect(changed.body).toMatchObject({
      dueOn: FUTURE,
      note: '<b>Read</b> the codes',
      mine: true,
    });
    expect((await mine('learnerA'))[0]?.state).toBe('open');
    expect((await world.clients.managerA.delete(path)).status).toBe(204);
    expect(await mine('learnerA')).toEqual([]);
  });

  it('is done when nine tenths were watched', async () => {
    const id = await make('trainer', { classId, dueOn: PAST });
    await watched('learnerA', 0, DURATION_MS * 0.9 - 1);
    expect((await mine('learnerA'))[0]?.state).toBe('overdue');
    await watched('learnerA', 0, DURATION_MS * 0.9);
    expect((await mine('learnerA'))[0]).toMatchObject({ state: 'done', next: null });
    expect((await mine('learnerB'))[0]?.state).toBe('overdue');
    await world.clients.trainer.delete(`/api/assignments/${id}`);
  });

  it('of a topic asks for each chapter about it', async () => {
    const id = await make('trainer', { topic: 'billing:ar', participantRole: 'biller' });
    await watched('learnerA', 0, DURATION_MS / 2);
    expect(await mine('learnerA')).toMatchObject([
      { progress: 0, state: 'open', next: { startMs: DURATION_MS / 2 } },
    ]);
    await watched('learnerA', DURATION_MS / 2, DURATION_MS);
    expect((await mine('learnerA'))[0]).toMatchObject({ state: 'done', progress: 1 });
    expect(await mine('learnerB')).toEqual([]);
    await world.clients.trainer.delete(`/api/assignments/${id}`);
  });

  it('is a rule: who comes into the role later has it, too', async () => {
    const id = await make('managerB', { classId, participantRole: 'coder' });
    expect(await mine('learnerB')).toEqual([]);
    await world.sql(`update person set participant_role = 'coder' where id = $1`, [
      world.ids.learnerB,
    ]);
    expect(await mine('learnerB')).toHaveLength(1);
    await world.clients.managerB.delete(`/api/assignments/${id}`);
  });

  it('asks for nothing that cannot be watched any more', async () => {
    const id = await make('trainer', { classId: onlyB, practiceId: world.practices.B });
    expect(await mine('learnerB')).toHaveLength(1);
    await world.sql(`update class set state = 'draft' where id = $1`, [onlyB]);
    expect(await mine('learnerB')).toEqual([]);
    await world.sql(`update class set state = 'published' where id = $1`, [onlyB]);
    await world.clients.trainer.delete(`/api/assignments/${id}`);
  });

  it('tells how many people it reaches', async () => {
    const reach = async (who: Who, query: Record<string, string>) =>
      (await world.clients[who].get(`/api/assignments/reach?${new URLSearchParams(query)}`)).body;
    expect(await reach('managerA', {})).toEqual({ people: 2 });
    expect(await reach('managerA', { participantRole: 'biller' })).toEqual({ people: 1 });
    expect(await reach('trainer', {})).toEqual({ people: 4 });
  });

  it('is audited', async () => {
    const rows = (await world.sql(
      `select action from audit_entry where subject_type = 'assignment' order by at limit 3`,
      [],
    )) as { action: string }[];
    expect(rows.map(({ action }) => action)).toEqual([
      'assignment.created',
      'assignment.changed',
      'assignment.deleted',
    ]);
  });
});

describe('nobody', () => {
  it('reaches into another practice', async () => {
    const before = await count();
    const refused = async (input: object) => refusal(await post('managerA', input));
    expect(await refused({ classId, practiceId: world.practices.B })).toBe('404 not-found');
    expect(await refused({ classId, personId: world.ids.learnerB })).toBe('404 not-found');
    expect(await refused({ classId: onlyB })).toBe('404 not-found');
    expect(await count()).toBe(before);
    const id = await make('managerB', { classId });
    const path = `/api/assignments/${id}`;
    expect(refusal(await world.clients.managerA.get(path))).toBe('404 not-found');
    expect(refusal(await world.clients.managerA.patch(path, { note: 'x' }))).toBe('404 not-found');
    expect(refusal(await world.clients.managerA.delete(path))).toBe('404 not-found');
    const list = await world.clients.managerA.get('/api/assignments');
    expect((list.body as { items: unknown[] }).items).toEqual([]);
    await world.clients.managerB.delete(path);
  });

  it('of a practice changes what the billing service has assigned', async () => {
    const id = await make('trainer', { classId });
    const path = `/api/assignments/${id}`;
    expect((await world.clients.managerA.get(path)).body).toMatchObject({ mine: false });
    expect(refusal(await world.clients.managerA.delete(path))).toBe('403 not-your-assignment');
    expect(refusal(await world.clients.learnerA.get(path))).toBe('403 role-not-allowed');
    await world.clients.trainer.delete(path);
  });
});

describe('what is no assignment', () => {
  it.each([
    ['no target', {}, '400 assignment-target'],
    ['two targets', { topic: 'billing:ar', both: true }, '400 assignment-target'],
    ['unknown topic', { topic: 'billing:nothing' }, '400 unknown-topic'],
    ['no date', { topic: 'billing:ar', dueOn: 'tomorrow' }, '400 invalid-input'],
    ['a day that no month has', { topic: 'billing:ar', dueOn: '2026-02-30' }, '400 invalid-input'],
    ['an absurd date', { topic: 'billing:ar', dueOn: '9999-01-01' }, '400 due-date-absurd'],
    ['unknown role', { topic: 'billing:ar', participantRole: 'boss' }, '400 invalid-input'],
    ['a long note', { topic: 'billing:ar', note: 'x'.repeat(1001) }, '400 invalid-input'],
    ['a NUL', { topic: 'billing:ar', note: 'a\u0000b' }, '400 invalid-input'],
    ['a practice that is none', { topic: 'billing:ar', practiceId: newId() }, '404 not-found'],
    ['a class that is none', { classId: newId() }, '404 not-found'],
  ])('is refused: %s', async (_, input, expected) => {
    const before = await count();
    const sent = 'both' in input ? { ...input, classId } : input;
    expect(refusal(await post('trainer', sent))).toBe(expected);
    expect(await count()).toBe(before);
  });

  it('is refused: role and person, a draft, a class for others', async () => {
    const draft = await world.draft({ title: 'A draft' });
    const refused = async (input: object) => refusal(await post('trainer', input));
    const both = { classId, participantRole: 'biller', personId: world.ids.learnerA };
    expect(await refused(both)).toBe('400 assignment-people');
    expect(await refused({ classId: draft.id })).toBe('422 not-visible-to-assignees');
    expect(await refused({ classId: onlyB, practiceId: world.practices.A })).toBe(
      '422 not-visible-to-assignees',
    );
  });
});
