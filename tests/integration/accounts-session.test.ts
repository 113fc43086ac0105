import { createHash } from 'node:crypto';
import { ApiClient } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, PASSWORD, type World } from './accounts-world';

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.stop());

const tokenOf = (client: ApiClient): string =>
  /rounds_session=([^;]+)/.exec(client.cookieHeader)?.[1] ?? '';

const whoIs = async (client: ApiClient): Promise<unknown> => {
  const { body } = await client.get('/api/session');
  return (body as { person: { name: string } | null }).person?.name ?? null;
};

const signInWith = (body: object, headers: Record<string, string> = {}): Promise<Response> =>
  world.nobody().fetch('/api/session', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

const good = (): object => ({ email: world.emailOf('learnerA'), password: PASSWORD });

describe('signing in', () => {
  it('answers who one is, and a CSRF token', async () => {
    const client = world.nobody();
    expect((await client.get('/api/session')).body).toEqual({
      person: null,
      csrfToken: null,
      webinarId: null,
    });
    const answer = await client.post('/api/session', {
      email: ` ${world.emailOf('learnerA').toUpperCase()} `,
      password: PASSWORD,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        person: { role: 'learner', practice: { id: world.practices.A, name: 'Practice A' } },
        csrfToken: expect.stringMatching(/^[\w-]{43}$/),
      },
    });
    expect((await client.get('/api/session')).body).toEqual(answer.body);
  });

  it('keeps the token out of reach of scripts, and only its hash in the database', async () => {
    const response = await signInWith(good());
    const [cookie = ''] = response.headers.getSetCookie().filter((line) => /^rounds_s/.test(line));
    expect(cookie).toMatch(/; HttpOnly(;|$)/);
    expect(cookie).toMatch(/; SameSite=Lax(;|$)/);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    expect(cookie).not.toMatch(/Secure/);
    const token = /=([^;]+)/.exec(cookie)?.[1] ?? '';
    const stored = await world.sql<{ hash: string }>(
      `select encode(token_hash, 'hex') as hash from session order by id desc limit 1`,
    );
    expect(stored[0]?.hash).toBe(createHash('sha256').update(token).digest('hex'));
  });

  it('gives a new token each time and ends the session it replaces', async () => {
    const client = await world.as('learnerA');
    const before = tokenOf(client);
    await client.post('/api/session', good());
    expect(tokenOf(client)).not.toBe(before);
    const old = await fetch(`${world.app.baseUrl}/api/me/export`, {
      headers: { cookie: `rounds_session=${before}` },
    });
    expect(old.status).toBe(401);
  });

  it('refuses wrong passwords and unknown people alike', async () => {
    const email = world.emailOf('learnerA');
    const wrong = await signInWith({ email, password: 'wrong' });
    const unknown = await signInWith({ email: 'who@rounds.example', password: 'wrong' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it('refuses people who are not active, who have no password yet, or whose practice is closed', async () => {
    const refused = async (during: string, after: string): Promise<void> => {
      await world.sql(during);
      try {
        expect((await signInWith(good())).status).toBe(401);
      } finally {
        await world.sql(after);
      }
      expect((await signInWith(good())).status).toBe(200);
    };
    const learner = `where name = 'learnerA'`;
    await refused(
      `update person set active = false ${learner}`,
      `update person set active = true ${learner}`,
    );
    await refused(
      `update practice set active = false where name = 'Practice A'`,
      `update practice set active = true where name = 'Practice A'`,
    );
    await refused(
      `update person set password_hash = null ${learner}`,
      `update person set password_hash = (select password_hash from person where name = 'learnerB')
       ${learner}`,
    );
  });

  it.each([
    ['no password', { email: 'a@rounds.example' }],
    ['no e-mail address', { email: 'a', password: 'x' }],
    ['a list', { email: ['a@rounds.example'], password: 'x' }],
    ['a novel', { email: 'a@rounds.example', password: 'x'.repeat(501) }],
  ])('refuses %s as invalid', async (_, body) => {
    const response = await signInWith(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-input' });
  });

  it('refuses pages of other sites, but takes our own and clients that are no page', async () => {
    const { host, origin } = new URL(world.app.baseUrl);
    expect((await signInWith(good(), { origin })).status).toBe(200);
    expect((await signInWith(good(), { origin: `https://${host}` })).status).toBe(200);
    for (const evil of ['https://evil.example', 'null', `http://${host}.evil.example`]) {
      const response = await signInWith(good(), { origin: evil });
      expect([evil, response.status]).toEqual([evil, 403]);
      expect(await response.json()).toMatchObject({ code: 'origin-not-allowed' });
    }
  });
});

describe('a session', () => {
  it('asks for its CSRF token on every change, and takes no other session’s', async () => {
    const client = await world.as('learnerA');
    const own = client.csrfToken;
    const other = await world.as('learnerA');
    for (const token of [undefined, '', 'x'.repeat(43), other.csrfToken]) {
      client.csrfToken = token;
      expect(await client.patch('/api/me', { name: 'learnerA' })).toMatchObject({
        status: 403,
        body: { code: 'csrf-token-missing' },
      });
    }
    client.csrfToken = own;
    expect((await client.patch('/api/me', { name: 'learnerA' })).status).toBe(200);
  });

  it('ends by signing out, here alone or everywhere', async () => {
    const [here, there, elsewhere] = [
      await world.as('learnerA'),
      await world.as('learnerA'),
      await world.as('learnerA'),
    ];
    expect((await here.delete('/api/session')).status).toBe(204);
    expect(here.cookieHeader).not.toContain('rounds_session');
    expect([await whoIs(here), await whoIs(there)]).toEqual([null, 'learnerA']);
    expect((await there.delete('/api/session/all')).status).toBe(204);
    expect([await whoIs(there), await whoIs(elsewhere)]).toEqual([null, null]);
  });

  it('ends after 14 idle days, and after 90 days in any case', async () => {
    const client = await world.as('learnerB');
    const set = (column: string, ago: string): Promise<unknown> =>
      world.sql(`update session set ${column} = now() - interval '${ago}' where person_id = $1`, [
        world.ids.learnerB,
      ]);
    await set('last_seen_at', '13 days 23 hours');
    expect(await whoIs(client)).toBe('learnerB');
    await set('last_seen_at', '14 days 1 minute');
    expect(await whoIs(client)).toBeNull();
    await set('last_seen_at', '0 days');
    expect(await whoIs(client)).toBe('learnerB');
    await set('expires_at', '1 second');
    expect(await whoIs(client)).toBeNull();
  });

  it('starts for 90 days and notes the last visit, but not at every request', async () => {
    const client = await world.as('learnerB');
    const read = (): Promise<{ days: number; seen: Date }[]> =>
      world.sql(
        `select extract(day from expires_at - created_at)::int as days, last_seen_at as seen
         from session where person_id = $1 order by id desc limit 1`,
        [world.ids.learnerB],
      );
    const [first] = await read();
    expect(first?.days).toBe(90);
    await whoIs(client);
    expect((await read())[0]?.seen).toEqual(first?.seen);
    await world.sql(`update session set last_seen_at = now() - interval '6 minutes'`);
    await whoIs(client);
    const [later] = await read();
    expect(Date.now() - (later?.seen.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it.each(['', 'nonsense', 'x'.repeat(43), `'; drop table session; --`, '%00', 'x'.repeat(4000)])(
    'is not opened by the cookie %j',
    async (value) => {
      const response = await fetch(`${world.app.baseUrl}/api/me/export`, {
        headers: { cookie: `rounds_session=${value}` },
      });
      expect(response.status).toBe(401);
    },
  );
});

describe('the own account', () => {
  it('changes name, language and work', async () => {
    const client = await world.as('learnerB');
    const change = { name: 'Luz', locale: 'es', participantRole: 'front-desk' };
    expect(await client.patch('/api/me', change)).toMatchObject({ status: 200, body: change });
    expect((await client.patch('/api/me', {})).body).toMatchObject(change);
    const { body } = await client.get('/api/workflow-map');
    expect(body).toMatchObject({ specialties: [{ title: 'Quiropráctica' }, {}, {}, {}, {}, {}] });
  });

  it('changes neither role nor practice nor e-mail address', async () => {
    const client = await world.as('learnerB');
    await client.patch('/api/me', {
      role: 'admin',
      practiceId: world.practices.A,
      email: 'x@rounds.example',
    });
    expect((await client.get('/api/session')).body).toMatchObject({
      person: {
        role: 'learner',
        email: world.emailOf('learnerB'),
        practice: { name: 'Practice B' },
      },
    });
  });

  it('refuses work that is none and empty names', async () => {
    const client = await world.as('learnerB');
    for (const change of [{ participantRole: 'pilot' }, { name: ' ' }, { locale: 'de' }]) {
      expect((await client.patch('/api/me', change)).status).toBe(400);
    }
  });

  it('takes a new password for the old one, and signs out elsewhere', async () => {
    const [here, there] = [await world.as('managerB'), await world.as('managerB')];
    const change = (currentPassword: string, newPassword: string) =>
      here.post('/api/me/password', { currentPassword, newPassword });
    expect(await change('wrong', 'another good password')).toMatchObject({
      status: 400,
      body: { code: 'wrong-password', fields: { currentPassword: expect.any(String) } },
    });
    expect((await change(PASSWORD, 'short')).status).toBe(400);
    expect((await change(PASSWORD, 'another good password')).status).toBe(204);
    expect([await whoIs(here), await whoIs(there)]).toEqual(['managerB', null]);
    const email = world.emailOf('managerB');
    expect((await signInWith({ email, password: PASSWORD })).status).toBe(401);
    expect((await signInWith({ email, password: 'another good password' })).status).toBe(200);
  });

  it('does not let a borrowed session guess the password for long', async () => {
    const client = await world.as('managerA');
    const statuses: number[] = [];
    for (let guess = 0; guess < 10; guess++) {
      const body = { currentPassword: `guess ${guess}`, newPassword: 'another good password' };
      statuses.push((await client.post('/api/me/password', body)).status);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  it('comes out as data, without secrets', async () => {
    const client = await world.as('learnerA');
    const { status, body, headers } = await client.get('/api/me/export');
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('attachment');
    expect(body).toMatchObject({
      account: { person: { id: world.ids.learnerA, email: world.emailOf('learnerA') } },
    });
    expect(JSON.stringify(body)).not.toMatch(/argon2|tokenHash|passwordHash/);
  });
});
