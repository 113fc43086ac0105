import { newId } from '@rounds/platform/ids';
import type { ApiAnswer } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeClassesWorld,
  refusal,
  told,
  type ClassesWorld,
  type TestClass,
} from './classes-world';

interface Result {
  id: string;
  code: string;
  revision: number | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

let world: ClassesWorld;
beforeAll(async () => {
  world = await makeClassesWorld();
});
afterAll(async () => world.close());

const trainer = () => world.clients.trainer;
const bulk = (what: string, body: object): Promise<ApiAnswer> =>
  trainer().post(`/api/classes/bulk/${what}`, body);
const items = ({ status, body }: ApiAnswer): Result[] => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return (body as { items: Result[] }).items;
};
const codes = (answer: ApiAnswer): string[] => items(answer).map(({ code }) => code);
const ref = ({ id, revision }: { id: string; revision: number }) => ({ id, revision });
const read = async (id: string): Promise<TestClass> =>
  told(await trainer().get(`/api/classes/${id}`));
const unplayable = () => world.recording({ state: 'processing', playable: false });
const NOWHERE = '0190a2b0-0000-7000-8000-000000000000';

describe('making', () => {
  it('makes a draft of each, tagged, and none of what has a class or cannot become one', async () => {
    const [fresh, refused] = [
      await world.recording(),
      await world.recording({ state: 'rejected', playable: false }),
    ];
    const used = await world.draft();
    const usedRecording = (used as unknown as { recording: { id: string } }).recording.id;
    const answer = await bulk('make', {
      recordings: [fresh, refused, usedRecording, NOWHERE].map((recordingId) => ({
        ...{ recordingId, title: '<b>Denials</b>' },
      })),
      speaker: 'Dana',
      topics: ['billing:denials'],
      audience: { kind: 'practices', ids: [world.practices.A] },
    });
    expect(codes(answer)).toEqual(['made', 'recording-unusable', 'has-class', 'not-found']);
    const [made, , known] = items(answer);
    expect(known?.id).toBe(used.id);
    expect(await read(made!.id)).toMatchObject({
      ...{ title: '<b>Denials</b>', speaker: 'Dana', topics: ['billing:denials'] },
      ...{ state: 'draft', revision: made!.revision },
      audience: { kind: 'practices', ids: [world.practices.A] },
    });
    const again = await bulk('make', { recordings: [{ recordingId: fresh, title: 'Again' }] });
    expect(items(again)).toMatchObject([{ code: 'has-class', id: made!.id }]);
  });
});

describe('tagging', () => {
  it('shows what comes, does it, and undoes it', async () => {
    const one = await world.draft({ topics: ['billing:denials'], speaker: 'Dana' });
    const other = await world.draft({ topics: ['practice:eligibility'] });
    const input = {
      items: [ref(one), ref(other)],
      topics: { mode: 'add', keys: ['practice:eligibility'] },
      specialties: { mode: 'replace', keys: ['podiatry'] },
    };
    const preview = items(await bulk('tag', { ...input, preview: true }));
    const topics = ['billing:denials', 'practice:eligibility'];
    expect(preview).toMatchObject([
      {
        code: 'changed',
        before: { topics: ['billing:denials'], specialties: [] },
        after: { topics, specialties: ['podiatry'], speaker: 'Dana' },
      },
      { code: 'changed', after: { topics: ['practice:eligibility'] } },
    ]);
    expect(await read(one.id)).toMatchObject({ revision: 1, topics: ['billing:denials'] });

    const done = items(await bulk('tag', input));
    expect(done.map(({ after }) => after)).toEqual(preview.map(({ after }) => after));
    expect(await read(one.id)).toMatchObject({ topics, specialties: ['podiatry'] });

    const undo = done.map(({ id, revision, before }) => ({ id, revision, ...before }));
    expect(codes(await bulk('restore', { items: undo }))).toEqual(['changed', 'changed']);
    expect(await read(one.id)).toMatchObject({ topics: ['billing:denials'], specialties: [] });
    expect(codes(await bulk('restore', { items: undo }))).toEqual(
      Array.from({ length: 2 }, () => 'edited-meanwhile'),
    );
  });

  it('leaves alone what others have edited, what is not there and what is so already', async () => {
    const stale = await world.draft();
    told(await trainer().patch(`/api/classes/${stale.id}`, { revision: 1, speaker: 'Marcus' }));
    const same = await world.draft({ speaker: 'Dana' });
    const fine = await world.draft();
    const answer = await bulk('tag', {
      items: [ref(stale), ref({ id: NOWHERE, revision: 1 }), ref(same), ref(fine)],
      speaker: 'Dana',
    });
    expect(codes(answer)).toEqual(['edited-meanwhile', 'not-found', 'unchanged', 'changed']);
    expect((await read(stale.id)) as unknown).toMatchObject({ speaker: 'Marcus', revision: 2 });
    expect((await read(same.id)).revision).toBe(1);
  });

  it('refuses unknown names before anything is changed', async () => {
    const one = await world.draft();
    const refused = async (change: object) =>
      refusal(await bulk('tag', { items: [ref(one)], ...change }));
    expect(await refused({ topics: { mode: 'add', keys: ['billing:nonsense'] } })).toBe(
      '400 unknown-topic',
    );
    expect(await refused({ specialties: { mode: 'add', keys: ['astrology'] } })).toBe(
      '400 unknown-specialty',
    );
    expect(await refused({ audience: { kind: 'practices', ids: [NOWHERE] } })).toBe(
      '400 unknown-practice',
    );
    const keys = ['billing:denials\u0000'];
    expect(await refused({ topics: { mode: 'replace', keys } })).toMatch(/^4\d\d /);
    expect((await read(one.id)).revision).toBe(1);
  });
});

describe('publishing', () => {
  it('publishes what can be, says of the rest why not, and withdraws', async () => {
    const fine = await world.draft();
    const already = await world.publish();
    const early = await world.draft({ recordingId: await unplayable() });
    const answer = await bulk('publish', {
      items: [fine, already, early].map(ref),
      noPatientData: true,
    });
    expect(codes(answer)).toEqual(['published', 'wrong-class-state', 'not-playable']);
    expect((await read(fine.id)).state).toBe('published');
    expect((await read(early.id)).state).toBe('draft');
    const traces = await world.sql(
      `select actor_id from audit_entry where action = 'class.published' and subject_id = $1`,
      [fine.id],
    );
    expect(traces).toEqual([{ actor_id: world.ids.trainer }]);

    const back = await bulk('withdraw', { items: [ref(await read(fine.id)), ref(early)] });
    expect(codes(back)).toEqual(['withdrawn', 'wrong-class-state']);
    expect((await read(fine.id)).state).toBe('draft');
  });

  it('waits for what does not play yet, shows it, and can be told not to', async () => {
    const recordingId = await unplayable();
    const early = await world.draft({ recordingId });
    const hopeless = await world.draft({ recordingId: await unplayable() });
    await world.sql(
      `update recording set state = 'failed' from class_version version
       where version.recording_id = recording.id and version.class_id = $1`,
      [hopeless.id],
    );
    const input = { noPatientData: true, whenReady: true };
    const asked = await bulk('publish', { ...input, items: [ref(early), ref(hopeless)] });
    expect(codes(asked)).toEqual(['waiting', 'recording-unusable']);
    const waiting = async () => {
      const { body } = await trainer().get(`/api/classes/bulk/of-recordings?ids=${recordingId}`);
      return (body as { items: { id: string; waiting: { by: string } | null }[] }).items;
    };
    expect(await waiting()).toMatchObject([
      { id: early.id, waiting: { by: expect.any(String) as string, publishAt: null } },
    ]);
    expect(codes(await bulk('withdraw', { items: [ref(await read(early.id))] }))).toEqual([
      'withdrawn',
    ]);
    expect(await waiting()).toMatchObject([{ id: early.id, waiting: null }]);
    expect((await read(early.id)).state).toBe('draft');
  });
});

describe('bad input', () => {
  const one = { id: newId(), revision: 1 };
  const many = (count: number) => Array.from({ length: count }, () => ({ ...one, id: newId() }));

  it.each([
    ['tag', { items: [] }],
    ['tag', { items: many(101), speaker: 'Dana' }],
    ['tag', { items: [{ id: 'x', revision: 1 }] }],
    ['tag', { items: [{ id: one.id }] }],
    ['tag', { items: [one], topics: { mode: 'toggle', keys: [] } }],
    ['tag', { items: [one], speaker: 'x'.repeat(201) }],
    ['restore', { items: [one] }],
    ['restore', { items: [] }],
    ['publish', { items: many(101), noPatientData: true }],
    ['publish', { items: [one] }],
    ['publish', { items: [one], noPatientData: false }],
    ['withdraw', { items: [] }],
    ['make', { recordings: [] }],
    ['make', { recordings: [{ recordingId: one.id, title: ' \n ' }] }],
    ['make', { recordings: many(101).map(({ id }) => ({ recordingId: id, title: 'x' })) }],
  ])('is refused as a whole: %s %#', async (what, body) => {
    expect((await bulk(what, body)).status).toBe(400);
  });

  it('is answered for each when only the ids are wrong', async () => {
    const answer = await bulk('publish', { items: many(100), noPatientData: true });
    expect(new Set(codes(answer))).toEqual(new Set(['not-found']));
  });

  it('asks after 1 to 100 recordings', async () => {
    for (const ids of ['', 'x', Array.from({ length: 101 }, newId).join(',')]) {
      const { status } = await trainer().get(`/api/classes/bulk/of-recordings?ids=${ids}`);
      expect(status).toBe(400);
    }
  });
});

describe('the list of recordings', () => {
  const list = async (query: string): Promise<string[]> => {
    const { status, body } = await trainer().get(`/api/recordings?limit=200&${query}`);
    expect(status).toBe(200);
    return (body as { items: { id: string }[] }).items.map(({ id }) => id);
  };

  it('finds those without a class, and those of one person', async () => {
    const media = null;
    const free = await world.recording({ media, uploaded_by: world.ids.trainer });
    const used = await world.recording({ media, uploaded_by: world.ids.trainer });
    await world.draft({ recordingId: used });
    const mine = `uploadedBy=${world.ids.trainer}`;
    expect(await list(mine)).toEqual([used, free]);
    expect(await list(`${mine}&unused=true`)).toEqual([free]);
    expect(await list(`uploadedBy=${world.ids.admin}`)).toEqual([]);
    expect((await trainer().get('/api/recordings?uploadedBy=me')).status).toBe(400);
    const { body } = await trainer().get('/api/recordings/uploaders');
    expect(body).toMatchObject({ items: [{ id: world.ids.trainer }] });
  });
});
