import { newId } from '@rounds/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeClassesWorld,
  refusal,
  told,
  type ClassesWorld,
  type TestClass,
} from './classes-world';

interface Publishing {
  checklist: { key: string; state: string }[];
  patientCheck: { by: string; at: string } | null;
  schedule: { publishAt: string | null; by: string } | null;
  archivedFrom: string | null;
  deleted: { by: string; from: string; at: string; until: string | null } | null;
}
type Staffed = TestClass & { publishing: Publishing | null };

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

let world: ClassesWorld;
beforeAll(async () => {
  world = await makeClassesWorld();
});
afterAll(() => world?.close());

const trainer = () => world.clients.trainer;
const read = async (id: string): Promise<Staffed> =>
  told(await trainer().get(`/api/classes/${id}`)) as Staffed;
const post = async (id: string, move: string, body: object = {}) =>
  trainer().post(`/api/classes/${id}/${move}`, { revision: (await read(id)).revision, ...body });
const put = async (id: string, what: string, body: object = {}) =>
  trainer().put(`/api/classes/${id}/${what}`, { revision: (await read(id)).revision, ...body });
const remove = (id: string) => trainer().delete(`/api/classes/${id}`);
const restore = (id: string) => trainer().post(`/api/classes/${id}/restore`, {});
const listed = async (query: string): Promise<string[]> => {
  const { body } = await trainer().get(`/api/classes?limit=200&${query}`);
  return (body as { items: { id: string }[] }).items.map(({ id }) => id);
};

describe('the checklist', () => {
  it('tells what is open, and who looked for patient data', async () => {
    const { id } = await world.draft({ topics: ['billing:ar'], description: 'Why claims age' });
    const states = async () =>
      Object.fromEntries(
        ((await read(id)).publishing?.checklist ?? []).map(({ key, state }) => [key, state]),
      );
    expect(await states()).toEqual({
      playable: 'done',
      chapters: 'open',
      topics: 'done',
      description: 'done',
      captions: 'open',
      patientData: 'blocking',
    });
    const checked = told(await put(id, 'patient-check', { checked: true })) as Staffed;
    expect(checked.publishing?.patientCheck).toEqual({ by: 'trainer', at: expect.any(String) });
    expect(await states()).toMatchObject({ patientData: 'done' });

    const admin = world.clients.admin;
    const { revision } = await read(id);
    const again = { revision, checked: true };
    told(await admin.put(`/api/classes/${id}/patient-check`, again));
    expect((await read(id)).publishing?.patientCheck?.by).toBe('trainer');
    told(await put(id, 'patient-check', { checked: false }));
    expect((await read(id)).publishing?.patientCheck).toBeNull();
  });

  it('stands for publishing without another word, and never without it', async () => {
    const { id } = await world.draft();
    expect(refusal(await post(id, 'publish'))).toBe('422 patient-data-unchecked');
    expect((await read(id)).state).toBe('draft');
    told(await put(id, 'patient-check', { checked: true }));
    expect(told(await post(id, 'publish')).state).toBe('published');
  });

  it('is no business of learners', async () => {
    const { id } = await world.publish();
    const seen = told(await world.clients.learnerA.get(`/api/classes/${id}`)) as Staffed;
    expect(seen.publishing).toBeNull();
  });

  it.each([{}, { checked: 'yes' }, { checked: true, revision: 0 }])('refuses %j', async (body) => {
    const { id } = await world.draft();
    expect(refusal(await put(id, 'patient-check', body))).toBe('400 invalid-input');
  });
});

describe('a time to be published', () => {
  const checkedDraft = async (): Promise<string> => {
    const { id } = await world.draft();
    told(await put(id, 'patient-check', { checked: true }));
    return id;
  };

  it('is kept, replaced and taken back', async () => {
    const id = await checkedDraft();
    const publishAt = inHours(1);
    const asked = told(await put(id, 'schedule', { publishAt })) as Staffed;
    expect(asked).toMatchObject({ state: 'draft', publishing: { schedule: { publishAt } } });
    expect(asked.publishing?.schedule?.by).toBe('trainer');
    expect(await listed('state=scheduled')).toEqual([id]);
    const later = inHours(48);
    told(await put(id, 'schedule', { publishAt: later }));
    expect((await read(id)).publishing?.schedule?.publishAt).toBe(later);
    told(await post(id, 'unschedule'));
    expect((await read(id)).publishing?.schedule).toBeNull();
    expect(await listed('state=scheduled')).toEqual([]);
    expect((await post(id, 'unschedule')).status).toBe(200);
  });

  it('ends with the word that no patient shows, and with any other move', async () => {
    const ends: [string, (id: string) => Promise<unknown>][] = [
      ['the word', (id) => put(id, 'patient-check', { checked: false })],
      ['archive', (id) => post(id, 'archive')],
      ['publish', (id) => post(id, 'publish')],
      ['delete', (id) => remove(id)],
    ];
    for (const [name, end] of ends) {
      const id = await checkedDraft();
      told(await put(id, 'schedule', { publishAt: inHours(1) }));
      await end(id);
      expect([name, (await read(id)).publishing?.schedule]).toEqual([name, null]);
    }
  });

  it.each([
    [{ publishAt: inHours(-1) }, '422 publish-at-past'],
    [{ publishAt: inHours(24 * 400) }, '422 publish-at-too-far'],
    [{ publishAt: 'tomorrow' }, '400 invalid-input'],
    [{}, '400 invalid-input'],
    [{ publishAt: inHours(1), revision: 99 }, '409 edited-meanwhile'],
  ])('%j is refused: %s', async (body, expected) => {
    const id = await checkedDraft();
    expect(refusal(await put(id, 'schedule', body))).toBe(expected);
    expect((await read(id)).publishing?.schedule).toBeNull();
  });

  it('asks for the check, a draft and a recording that has hope', async () => {
    const { id: unchecked } = await world.draft();
    const publishAt = inHours(1);
    expect(refusal(await put(unchecked, 'schedule', { publishAt }))).toBe(
      '422 patient-data-unchecked',
    );
    const { id: published } = await world.publish();
    expect(refusal(await put(published, 'schedule', { publishAt }))).toBe('409 wrong-class-state');
    const hopeless = await checkedDraft();
    await world.sql(
      `update recording set state = 'failed' where id = (
         select recording_id from class_version where class_id = $1)`,
      [hopeless],
    );
    expect(refusal(await put(hopeless, 'schedule', { publishAt }))).toBe('422 recording-unusable');
  });
});

describe('the archive', () => {
  it.each(['draft', 'published'])('gives back exactly a %s class', async (state) => {
    const { id } = state === 'draft' ? await world.draft() : await world.publish();
    const before = await read(id);
    told(await post(id, 'archive'));
    expect((await read(id)).publishing?.archivedFrom).toBe(state);
    const back = told(await post(id, 'unarchive')) as Staffed;
    const { revision: _, ...same } = before;
    expect(back).toEqual({ ...same, revision: before.revision + 2 });
    expect(refusal(await post(id, 'unarchive'))).toBe('409 wrong-class-state');
  });

  it('does not publish again what no longer plays', async () => {
    const recordingId = await world.recording();
    const { id } = await world.publish({ recordingId });
    told(await post(id, 'archive'));
    expect((await trainer().delete(`/api/recordings/${recordingId}`)).status).toBe(204);
    expect(refusal(await post(id, 'unarchive'))).toBe('422 not-playable');
    expect((await read(id)).state).toBe('archived');
  });
});

describe('deleting', () => {
  it.each(['draft', 'published', 'archived'])('a %s class can be undone', async (state) => {
    const { id } = state === 'draft' ? await world.draft() : await world.publish();
    if (state === 'archived') told(await post(id, 'archive'));
    const before = await read(id);
    expect((await remove(id)).status).toBe(204);
    const gone = await read(id);
    expect(gone).toMatchObject({
      state: 'deleted',
      publishing: { deleted: { by: 'trainer', from: state } },
    });
    const { at, until } = gone.publishing!.deleted!;
    expect(Date.parse(until!) - Date.parse(at)).toBe(30 * 24 * HOUR_MS);
    expect(await listed('state=deleted')).toContain(id);
    expect(await listed('')).not.toContain(id);
    const back = told(await restore(id));
    expect(back).toEqual({ ...before, revision: before.revision + 2 });
    expect(await listed('')).toContain(id);
  });

  it('takes it out of every learner’s sight at once', async () => {
    const topic = 'practice:eligibility';
    const { id } = await world.publish({ title: 'Zebra eligibility', topics: [topic] });
    const learner = world.clients.learnerA;
    const places = [
      '/api/library?q=Zebra',
      `/api/library?topic=${topic}`,
      '/api/search?q=Zebra',
      '/api/map',
      `/api/classes/${id}`,
      `/api/classes/${id}/playback`,
      `/api/quizzes?classId=${id}`,
    ];
    const seen = async () =>
      Promise.all(
        places.map(async (place) => {
          const answer = await learner.get(place);
          return [place, answer.status, JSON.stringify(answer.body)] as const;
        }),
      );
    const before = await seen();
    expect(before.filter(([, , text]) => text.includes(id)).length).toBeGreaterThan(3);
    expect((await remove(id)).status).toBe(204);
    for (const [place, , text] of await seen()) {
      expect([place, text.includes(id) || text.includes('Zebra')]).toEqual([place, false]);
    }
    const session = await learner.post('/api/watch-sessions', { classId: id });
    expect(refusal(session)).toBe('404 not-found');
    expect(refusal(await learner.post(`/api/classes/${id}/restore`, {}))).toBe(
      '403 role-not-allowed',
    );
  });

  it('stops every edit until it is restored', async () => {
    const { id } = await world.publish();
    const { chapters, revision } = await read(id);
    await remove(id);
    const path = `/api/classes/${id}`;
    const known = { revision: revision + 1 };
    const answers = [
      await trainer().patch(path, { ...known, title: 'New' }),
      await trainer().put(`${path}/chapters`, { ...known, chapters }),
      await post(id, 'publish', { noPatientData: true }),
      await post(id, 'archive'),
      await remove(id),
    ];
    expect(answers.map(refusal)).toEqual(answers.map(() => '409 class-deleted'));
    told(await restore(id));
    expect(refusal(await restore(id))).toBe('409 wrong-class-state');
    expect(refusal(await restore(newId()))).toBe('404 not-found');
  });

  it('takes it out of what should be seen first, and gives it back', async () => {
    const [before, after] = [await world.publish(), await world.publish()];
    const needed = before.chapters[0]!.id;
    const link = `/api/classes/${after.id}/chapters/${after.chapters[0]!.id}/prerequisites`;
    expect((await trainer().put(`${link}/${needed}`, {})).status).toBeLessThan(300);
    const names = async () =>
      JSON.stringify((await trainer().get(`/api/classes/${after.id}/prerequisites`)).body);
    expect(await names()).toContain(needed);
    await remove(before.id);
    expect(await names()).not.toContain(needed);
    const concept = await trainer().put(`/api/classes/${before.id}/concept`, { concept: true });
    expect(refusal(concept)).toBe('404 not-found');
    expect(refusal(await trainer().put(`${link}/${needed}`, {}))).toBe('404 not-found');
    told(await restore(before.id));
    expect(await names()).toContain(needed);
  });

  it('keeps the recording as long as there is a way back', async () => {
    const recordingId = await world.recording();
    const { id } = await world.publish({ recordingId });
    await remove(id);
    const dropRecording = () => trainer().delete(`/api/recordings/${recordingId}`);
    expect(refusal(await dropRecording())).toBe('409 recording-in-use');
    await world.sql('update class set purged_at = now() where id = $1', [id]);
    expect((await dropRecording()).status).toBe(204);
    expect(refusal(await restore(id))).toBe('409 class-purged');
  });

  it('leaves its recording free for a new class', async () => {
    const recordingId = await world.recording();
    const { id } = await world.draft({ recordingId });
    await remove(id);
    const recordings = [{ recordingId, title: 'Another' }];
    const { body } = await trainer().post('/api/classes/bulk/make', { recordings });
    expect(body).toMatchObject({ items: [{ code: 'made' }] });
  });
});

it('lists classes by topic, and those without any', async () => {
  const { id: tagged } = await world.draft({ topics: ['billing:denials'] });
  const { id: bare } = await world.draft();
  const byTopic = await listed('topic=billing:denials');
  expect([byTopic.includes(tagged), byTopic.includes(bare)]).toEqual([true, false]);
  const without = await listed('topic=none');
  expect([without.includes(tagged), without.includes(bare)]).toEqual([false, true]);
  expect(refusal(await trainer().get('/api/classes?topic=billing:nothing'))).toBe(
    '400 unknown-topic',
  );
});

it('is part of the data that a person may take along', async () => {
  const publishAt = inHours(1);
  const { id: waiting } = await world.draft({ title: 'Waiting' });
  told(await put(waiting, 'patient-check', { checked: true }));
  told(await put(waiting, 'schedule', { publishAt }));
  const { id: gone } = await world.draft({ title: 'Gone' });
  await remove(gone);
  const some = (entry: object) =>
    expect.arrayContaining([expect.objectContaining(entry)]) as unknown;
  expect((await trainer().get('/api/me/export')).body).toMatchObject({
    patientChecks: some({ classId: waiting, title: 'Waiting' }),
    classesScheduled: some({ classId: waiting, title: 'Waiting', publishAt }),
    classesDeleted: some({ classId: gone, title: 'Gone' }),
  });
  const none = { patientChecks: [], classesScheduled: [], classesDeleted: [] };
  expect((await world.clients.learnerA.get('/api/me/export')).body).toMatchObject(none);
});
