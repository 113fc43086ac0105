import type { ApiAnswer, ApiClient } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './accounts-world';

interface TopicView {
  id: string;
  key: string;
  title: string;
  overlays: { id: string; key: string; specialty: string; title: string }[];
}
interface MapView {
  specialties: { key: string; title: string }[];
  practiceSteps: TopicView[];
  billingSteps: TopicView[];
  participantRoles: string[];
}

let world: World;
let admin: ApiClient;
let learner: ApiClient;

beforeAll(async () => {
  world = await makeWorld();
  admin = await world.as('admin');
  learner = await world.as('learnerA');
});
afterAll(() => world.stop());

const readMap = async (): Promise<MapView> =>
  (await learner.get('/api/workflow-map')).body as MapView;

describe('the workflow map', () => {
  it('starts with eight practice steps, thirteen billing steps, six specialties', async () => {
    const map = await readMap();
    expect(map.practiceSteps).toHaveLength(8);
    expect(map.billingSteps).toHaveLength(13);
    expect(map.specialties).toHaveLength(6);
    expect(map.participantRoles).toContain('denial-ar-specialist');
    expect(map.practiceSteps.map(({ key }) => key).slice(0, 3)).toEqual([
      'practice:scheduling',
      'practice:registration',
      'practice:eligibility',
    ]);
    expect(map.practiceSteps[2]?.overlays).toContainEqual({
      id: expect.any(String),
      key: 'practice:eligibility/chiropractic/visit-limits',
      specialty: 'chiropractic',
      title: 'Visit limits',
    });
    expect(map.billingSteps.flatMap(({ overlays }) => overlays)).toEqual([]);
  });

  it('speaks the language of the reader', async () => {
    await learner.patch('/api/me', { locale: 'es' });
    const { billingSteps } = await readMap();
    expect(billingSteps.map(({ title }) => title)).toContain('Denegaciones');
    await learner.patch('/api/me', { locale: 'en' });
  });
});

describe('an admin', () => {
  const create = (body: object): Promise<ApiAnswer> => admin.post('/api/topics', body);
  const refusal = (code: string): object => ({ body: { code } });

  it('adds a step, renames it in both languages, moves it and takes it out', async () => {
    const { status, body } = await create({ axis: 'billing', key: 'credits', title: 'Credits' });
    expect(status).toBe(201);
    const { id } = body as { id: string };
    const step = async (): Promise<TopicView | undefined> =>
      (await readMap()).billingSteps.find((each) => each.id === id);
    expect(await step()).toMatchObject({ key: 'billing:credits', title: 'Credits' });
    const change = { title: 'Credit balances', titleEs: 'Saldos a favor', position: 0 };
    expect(await admin.patch(`/api/topics/${id}`, change)).toMatchObject({
      status: 200,
      body: { ...change, key: 'credits', active: true },
    });
    expect((await readMap()).billingSteps.slice(0, 2).map(({ title }) => title)).toContain(
      'Credit balances',
    );
    await admin.patch(`/api/topics/${id}`, { active: false });
    expect(await step()).toBeUndefined();
    const { items } = (await admin.get('/api/topics')).body as { items: { id: string }[] };
    expect(items).toContainEqual(expect.objectContaining({ id, active: false }));
    const trail = (await admin.get(`/api/audit?subjectId=${id}`)).body as {
      items: { action: string }[];
    };
    expect(trail.items.map(({ action }) => action)).toEqual([
      'topic.changed',
      'topic.changed',
      'topic.created',
    ]);
  });

  it('adds what a specialty needs at a practice step', async () => {
    const parentId = (await readMap()).practiceSteps[0]?.id;
    const overlay = { axis: 'practice', title: 'Frequency', parentId, specialty: 'podiatry' };
    expect((await create({ ...overlay, key: 'scheduling/podiatry/frequency' })).status).toBe(201);
    expect((await readMap()).practiceSteps[0]?.overlays).toContainEqual(
      expect.objectContaining({ specialty: 'podiatry', title: 'Frequency' }),
    );
  });

  it('is told what does not fit', async () => {
    const { practiceSteps, billingSteps } = await readMap();
    const overlay = { axis: 'practice', key: 'x', title: 'X', specialty: 'podiatry' };
    expect(await create({ axis: 'billing', key: 'denials', title: 'X' })).toMatchObject({
      status: 409,
      ...refusal('topic-key-taken'),
    });
    expect(await create(overlay)).toMatchObject(refusal('overlay-incomplete'));
    expect(await create({ ...overlay, parentId: billingSteps[0]?.id })).toMatchObject(
      refusal('parent-not-a-practice-step'),
    );
    const nested = practiceSteps.flatMap(({ overlays }) => overlays)[0]?.id;
    expect(await create({ ...overlay, parentId: nested })).toMatchObject(
      refusal('parent-not-a-practice-step'),
    );
    expect(
      await create({ ...overlay, parentId: practiceSteps[0]?.id, specialty: 'astrology' }),
    ).toMatchObject(refusal('unknown-specialty'));
    expect(
      await create({ ...overlay, axis: 'billing', parentId: practiceSteps[0]?.id }),
    ).toMatchObject(refusal('parent-not-a-practice-step'));
    for (const key of ['', 'With Space', 'a:b', '../x', 'ä']) {
      expect(await create({ axis: 'billing', key, title: 'X' })).toMatchObject({ status: 400 });
    }
    expect(await admin.patch(`/api/topics/${world.ids.admin}`, { title: 'X' })).toMatchObject({
      status: 404,
    });
  });

  it('is the only one who may', async () => {
    const trainer = await world.as('trainer');
    const id = (await readMap()).practiceSteps[0]?.id;
    for (const client of [trainer, learner]) {
      expect((await client.patch(`/api/topics/${id}`, { title: 'X' })).status).toBe(403);
      expect((await client.post('/api/topics', {})).status).toBe(403);
      expect((await client.get('/api/topics')).status).toBe(403);
    }
    expect((await world.nobody().get('/api/workflow-map')).status).toBe(401);
  });
});
