import { ApiClient, startSmtp, type ApiAnswer, type TestSmtp } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, PASSWORD, type World } from './accounts-world';

const NEW_PASSWORD = 'a brand new password';

let world: World;
let admin: ApiClient;

beforeAll(async () => {
  world = await makeWorld();
  admin = await world.as('admin');
});
afterAll(() => world.stop());

/** The token of the newest mail to an address. */
async function tokenFor(email: string, page: 'invitation' | 'reset'): Promise<string> {
  const [mail] = await world.sql<{ text: string }>(
    'select text from mail_message where recipient = $1 order by id desc limit 1',
    [email],
  );
  const link = new RegExp(`^${world.app.baseUrl}/${page}/([\\w-]{43})$`, 'm').exec(
    mail?.text ?? '',
  );
  if (!link?.[1]) throw new Error(`No ${page} link in: ${mail?.text}`);
  return link[1];
}

const mailsTo = async (email: string): Promise<number> => {
  const rows = await world.sql('select 1 from mail_message where recipient = $1', [email]);
  return rows.length;
};

let invited = 0;
async function invite(more: object = {}): Promise<{ id: string; email: string; token: string }> {
  const email = `new-${++invited}@rounds.example`;
  const { status, body } = await admin.post('/api/people', {
    email,
    name: 'New Person',
    role: 'learner',
    practiceId: world.practices.A,
    ...more,
  });
  expect(status).toBe(201);
  return { id: (body as { id: string }).id, email, token: await tokenFor(email, 'invitation') };
}

const accept = (token: string, password = NEW_PASSWORD): Promise<ApiAnswer> =>
  world.nobody().post(`/api/invitations/${token}`, { name: 'Nia', password });

const isGone = { status: 404, body: { code: 'link-used-or-expired' } };

describe('an invitation', () => {
  it('says who is invited where, and signs in with the chosen name and password', async () => {
    const { email, token } = await invite();
    const client = world.nobody();
    expect(await client.get(`/api/invitations/${token}`)).toMatchObject({
      status: 200,
      body: { email, name: 'New Person', practiceName: 'Practice A' },
    });
    expect(
      await client.post(`/api/invitations/${token}`, { name: 'Nia', password: NEW_PASSWORD }),
    ).toMatchObject({
      status: 200,
      body: { person: { name: 'Nia', email }, csrfToken: expect.any(String) },
    });
    expect((await client.get('/api/session')).body).toMatchObject({ person: { name: 'Nia' } });
  });

  it('works once', async () => {
    const { token } = await invite();
    expect((await accept(token)).status).toBe(200);
    expect(await accept(token)).toMatchObject(isGone);
    expect(await world.nobody().get(`/api/invitations/${token}`)).toMatchObject(isGone);
  });

  it('works once also when it is used five times at the same moment', async () => {
    const { id, token } = await invite();
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
    expect(await world.sql('select 1 from session where person_id = $1', [id])).toHaveLength(1);
  });

  it('is used up by a password that fits, not by one that does not', async () => {
    const { token } = await invite();
    expect((await accept(token, 'short')).status).toBe(400);
    expect((await accept(token)).status).toBe(200);
  });

  it('expires after 48 hours', async () => {
    const { id, token } = await invite();
    const [link] = await world.sql<{ hours: number }>(
      `select round(extract(epoch from expires_at - now()) / 3600)::int as hours
       from one_time_link where person_id = $1`,
      [id],
    );
    expect(link?.hours).toBe(48);
    await world.sql('update one_time_link set expires_at = now() where person_id = $1', [id]);
    expect(await accept(token)).toMatchObject(isGone);
  });

  it('is dead when the person is deactivated, and stays so', async () => {
    const { id, token } = await invite();
    await admin.patch(`/api/people/${id}`, { active: false });
    expect(await accept(token)).toMatchObject(isGone);
    expect(await admin.post(`/api/people/${id}/invitation`)).toMatchObject({
      status: 409,
      body: { code: 'person-inactive' },
    });
    await admin.patch(`/api/people/${id}`, { active: true });
    expect(await accept(token)).toMatchObject(isGone);
  });

  it('can be sent again until it is accepted; accepting one uses up all', async () => {
    const { id, email, token } = await invite();
    expect((await admin.post(`/api/people/${id}/invitation`)).status).toBe(202);
    const second = await tokenFor(email, 'invitation');
    expect(second).not.toBe(token);
    expect((await accept(second)).status).toBe(200);
    expect(await accept(token)).toMatchObject(isGone);
    expect(await admin.post(`/api/people/${id}/invitation`)).toMatchObject({
      status: 409,
      body: { code: 'invitation-accepted' },
    });
  });

  it('is written in the language of the person', async () => {
    const { email } = await invite({ locale: 'es' });
    const mails = await world.sql('select subject from mail_message where recipient = $1', [email]);
    expect(mails).toEqual([{ subject: 'Su invitación a Rounds' }]);
  });

  it('is not stored where it could be read', async () => {
    const { token } = await invite();
    const [row] = await world.sql<{ all: string }>(
      `select string_agg(one_time_link::text, '') as all from one_time_link`,
    );
    expect(row?.all).not.toContain(token);
    expect(row?.all).not.toContain(Buffer.from(token).toString('hex'));
  });

  it.each(['x', 'x'.repeat(43), '%00', '../session', 'x'.repeat(300)])(
    'is not opened by %j',
    async (token) => {
      const { status } = await world.nobody().get(`/api/invitations/${encodeURIComponent(token)}`);
      expect([400, 404]).toContain(status);
    },
  );
});

describe('a forgotten password', () => {
  const forget = (email: string, headers: Record<string, string> = {}): Promise<Response> =>
    world.nobody().fetch('/api/password-resets', {
      method: 'POST',
      body: JSON.stringify({ email }),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const complete = (token: string, password = NEW_PASSWORD): Promise<ApiAnswer> =>
    world.nobody().post(`/api/password-resets/${token}`, { password });
  const signIn = (email: string, password: string): Promise<ApiAnswer> =>
    world.nobody().post('/api/session', { email, password });

  it('is replaced by the link in the mail, once, and everybody is signed out', async () => {
    const email = world.emailOf('learnerA');
    const before = await world.as('learnerA');
    expect((await forget(email)).status).toBe(202);
    const token = await tokenFor(email, 'reset');
    expect((await complete(token, 'short')).status).toBe(400);
    expect((await complete(token)).status).toBe(204);
    expect(await complete(token)).toMatchObject(isGone);
    expect((await before.get('/api/session')).body).toMatchObject({ person: null });
    expect((await signIn(email, PASSWORD)).status).toBe(401);
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(200);
  });

  it('is answered alike, in like time, for people who do not exist', async () => {
    const timed = async (email: string): Promise<[number, string, number]> => {
      const start = performance.now();
      const response = await forget(email);
      return [response.status, await response.text(), performance.now() - start];
    };
    const known = await timed(world.emailOf('managerA'));
    const unknown = await timed('who@rounds.example');
    expect(unknown.slice(0, 2)).toEqual(known.slice(0, 2));
    for (const [, , ms] of [known, unknown]) expect(ms).toBeGreaterThan(290);
    expect(await mailsTo('who@rounds.example')).toBe(0);
    expect(await mailsTo(world.emailOf('managerA'))).toBe(1);
  });

  it('brings the invitation again to who has not accepted it', async () => {
    const { email } = await invite();
    await forget(email);
    expect((await accept(await tokenFor(email, 'invitation'))).status).toBe(200);
  });

  it('brings nothing to who was deactivated', async () => {
    const { id, email, token } = await invite();
    await accept(token);
    await forget(email);
    const reset = await tokenFor(email, 'reset');
    await admin.patch(`/api/people/${id}`, { active: false });
    expect(await complete(reset)).toMatchObject(isGone);
    const before = await mailsTo(email);
    expect((await forget(email)).status).toBe(202);
    expect(await mailsTo(email)).toBe(before);
  });

  it('expires after an hour', async () => {
    const email = world.emailOf('learnerB');
    await forget(email);
    const token = await tokenFor(email, 'reset');
    await world.sql(`update one_time_link set expires_at = expires_at - interval '1 hour'`);
    expect(await complete(token)).toMatchObject(isGone);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });

  it('takes no invitation for a reset, nor the other way round', async () => {
    const { token } = await invite();
    expect(await complete(token)).toMatchObject(isGone);
    await forget(world.emailOf('managerB'));
    expect(await accept(await tokenFor(world.emailOf('managerB'), 'reset'))).toMatchObject(isGone);
  });

  it('does not fill anybody’s mailbox', async () => {
    const email = world.emailOf('trainer');
    for (let count = 0; count < 6; count++) expect((await forget(email)).status).toBe(202);
    expect(await mailsTo(email)).toBe(4);
  });

  it('is not asked for by pages of other sites', async () => {
    const origin = 'https://evil.example';
    const { status } = await forget(world.emailOf('learnerB'), { origin });
    expect(status).toBe(403);
  });

  it('is not asked for all day from one place', async () => {
    await world.sql('delete from throttle');
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, count) => forget(`many-${count}@rounds.example`)),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  });
});

describe('with a mail server', () => {
  let smtp: TestSmtp;
  let connected: World;

  beforeAll(async () => {
    smtp = await startSmtp();
    connected = await makeWorld({
      workers: 1,
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'Rounds <classes@rounds.example>' },
    });
  });
  afterAll(async () => {
    await connected.stop();
    await smtp.stop();
  });

  it('mails the link, and shows it to nobody else', async () => {
    const client = await connected.as('managerA');
    await client.post('/api/people', {
      email: 'post@rounds.example',
      name: 'Pia',
      role: 'learner',
      practiceId: connected.practices.A,
      locale: 'es',
    });
    const mail = await smtp.waitFor('post@rounds.example');
    expect(mail.subject).toBe('Su invitación a Rounds');
    expect(mail.from?.text).toContain('classes@rounds.example');
    const [url = ''] = /http\S+/.exec(mail.text ?? '') ?? [];
    expect(url.startsWith(`${connected.app.baseUrl}/invitation/`)).toBe(true);
    const token = url.split('/').at(-1) ?? '';
    expect(await connected.nobody().get(`/api/invitations/${token}`)).toMatchObject({
      status: 200,
      body: { email: 'post@rounds.example' },
    });
    expect((await (await connected.as('admin')).get('/api/outbox')).status).toBe(404);
  });
});
