import { newId } from '@rounds/platform/ids';
import { startSmtp, type ApiClient, type TestSmtp } from '@rounds/testing';
import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './accounts-world';

const INPUT = {
  title: 'Denials, live',
  startsLocal: '2099-03-03T09:00',
  timeZone: 'America/New_York',
  durationMinutes: 60,
  state: 'scheduled',
};
interface Session {
  person: { id: string } | null;
  csrfToken: string | null;
  webinarId: string | null;
}
let smtp: TestSmtp;
let world: World;
let webinarId: string;
let otherId: string;
let token: string;

beforeAll(async () => {
  smtp = await startSmtp();
  world = await makeWorld({ workers: 1, env: { SMTP_URL: smtp.url } });
  const trainer = await world.as('trainer');
  const make = async (): Promise<string> =>
    ((await trainer.post('/api/webinars', INPUT)).body as { id: string }).id;
  [webinarId, otherId] = [await make(), await make()];
  const learner = await world.as('learnerA');
  await learner.put(`/api/webinars/${webinarId}/registration`, {});
  token = await mailedToken(world.emailOf('learnerA'));
});
afterAll(async () => {
  await world?.stop();
  await smtp?.stop();
});

/** The link of the confirmation, as the person reads it. */
async function mailedToken(address: string): Promise<string> {
  const { text = '' } = await smtp.waitFor(address, 30_000);
  const link = new RegExp(`/live/${webinarId}#join=([\\w-]+)`).exec(text);
  if (!link?.[1]) throw new Error(`No link in: ${text}`);
  return link[1];
}

async function join(id: string, words: string): Promise<{ client: ApiClient; answer: Session }> {
  const client = world.nobody();
  const { status, body } = await client.post(`/api/webinars/${id}/join`, { token: words });
  expect([status, body]).toMatchObject([200, { webinarId: id }]);
  const answer = body as Session;
  client.csrfToken = answer.csrfToken ?? undefined;
  return { client, answer };
}

const socketStatus = (client: ApiClient, id: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const url = new URL(`/api/webinars/${id}/room`, world.app.baseUrl);
    url.protocol = 'ws:';
    const headers = { cookie: client.cookieHeader, origin: new URL(world.app.baseUrl).origin };
    const socket = new WebSocket(url, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0));
    socket.on('error', reject);
  });

describe('a personal join link', () => {
  it('opens its webinar without a password, and the room with it', async () => {
    const { client, answer } = await join(webinarId, token);
    expect(answer.person?.id).toBe(world.ids.learnerA);
    expect(await client.get('/api/session')).toMatchObject({
      status: 200,
      body: { webinarId, person: { id: world.ids.learnerA } },
    });
    expect(await client.get(`/api/webinars/${webinarId}`)).toMatchObject({
      status: 200,
      body: { role: 'registered' },
    });
    expect((await client.get(`/api/webinars/${webinarId}/broadcast`)).status).toBe(200);
    expect(await socketStatus(client, webinarId)).toBe(101);
    const sample = await client.fetch(`/api/webinars/${webinarId}/connection-check`);
    expect([sample.status, (await sample.arrayBuffer()).byteLength]).toEqual([200, 512 * 1024]);
  });

  it('opens nothing else', async () => {
    const { client } = await join(webinarId, token);
    const tried = await Promise.all([
      client.get(`/api/webinars/${otherId}`),
      client.get(`/api/webinars/${otherId}/broadcast`),
      client.get(`/api/webinars/${otherId}/connection-check`),
      client.get('/api/webinars/upcoming'),
      client.get('/api/webinars/feed'),
      client.get('/api/library'),
      client.get('/api/me/export'),
      client.patch('/api/me', { locale: 'es' }),
      client.post('/api/me/password', { current: 'x', next: 'y' }),
      client.post(`/api/webinars/${webinarId}/broadcast/tickets`),
      client.put(`/api/webinars/${webinarId}/registration`, { wholeSeries: true }),
    ]);
    for (const { status, body } of tried) {
      expect([status, (body as { code: string }).code]).toEqual([403, 'joined-only']);
    }
    expect(await socketStatus(client, otherId)).toBe(403);
  });

  it('serves until the place is given up, and again when it is taken again', async () => {
    const learner = await world.as('learnerA');
    await learner.delete(`/api/webinars/${webinarId}/registration`);
    const stranger = world.nobody();
    const refused = await stranger.post(`/api/webinars/${webinarId}/join`, { token });
    expect(refused).toMatchObject({ status: 404, body: { code: 'join-link-void' } });
    await learner.put(`/api/webinars/${webinarId}/registration`, {});
    await join(webinarId, token);
  });

  it.each([
    ['a wrong one', () => token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))],
    ['no token at all', () => ''],
    ['hostile words', () => "' or 1=1 --"],
  ])('is refused: %s', async (_, words) => {
    const stranger = world.nobody();
    const refused = await stranger.post(`/api/webinars/${webinarId}/join`, { token: words() });
    expect(refused).toMatchObject({ status: 404, body: { code: 'join-link-void' } });
    expect(stranger.cookieHeader).toBe('');
  });

  it('is refused for another webinar, and from another site', async () => {
    const stranger = world.nobody();
    for (const id of [otherId, newId()]) {
      const refused = await stranger.post(`/api/webinars/${id}/join`, { token });
      expect(refused).toMatchObject({ status: 404, body: { code: 'join-link-void' } });
    }
    const foreign = await stranger.fetch(`/api/webinars/${webinarId}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ token }),
    });
    expect(foreign.status).toBe(403);
  });

  it('opens nothing a day after the end, and its session ends the next day', async () => {
    const { client } = await join(webinarId, token);
    await world.sql(
      `update session set expires_at = now() where webinar_id = $1 and expires_at < now() + interval '25 hours'`,
      [webinarId],
    );
    expect((await client.get(`/api/webinars/${webinarId}`)).status).toBe(401);
    await world.sql(
      `update webinar set state = 'ended', ended_at = now() - interval '25 hours',
         starts_at = now() - interval '27 hours' where id = $1`,
      [webinarId],
    );
    const late = world.nobody();
    const refused = await late.post(`/api/webinars/${webinarId}/join`, { token });
    expect(refused).toMatchObject({ status: 404, body: { code: 'join-link-void' } });
  });
});
