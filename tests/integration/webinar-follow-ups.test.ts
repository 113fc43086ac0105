import { startSmtp, until, type ApiClient, type TestSmtp } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYBODY, makeWorld, type Who, type World } from './accounts-world';
import {
  broadcastOf,
  changeAudience,
  makeWebinar,
  markOver,
  publish,
  register,
  stay,
} from './ended-webinar';

let smtp: TestSmtp;
let world: World;
const clients = {} as Record<Who, ApiClient>;

beforeAll(async () => {
  smtp = await startSmtp();
  world = await makeWorld({ workers: 1, env: { SMTP_URL: smtp.url } });
  await world.sql(`update person set locale = 'es' where id = $1`, [world.ids.managerB]);
  for (const who of EVERYBODY) clients[who] = await world.as(who);
  await makeEarly();
});
afterAll(async () => {
  await world?.stop();
  await smtp?.stop();
});

const FOLLOW_UPS = /^(Thank you for coming|You missed|Gracias por participar|Se perdió): /;
/**
 * Follow-ups about a webinar, as `who: subject`. What a killed worker handed over without having
 * written it down is handed over again under its old name, by which mailboxes know it.
 */
const heard = (title: string): string[] =>
  EVERYBODY.flatMap((who) =>
    [...new Map(mailsTo(who).map((mail) => [mail.messageId, mail])).values()]
      .map(({ subject }) => subject ?? '')
      .filter((subject) => FOLLOW_UPS.test(subject) && subject.endsWith(`: ${title}`))
      .map((subject) => `${who}: ${subject}`),
  ).sort();
const mailsTo = (who: Who) =>
  smtp.messages.filter(({ to }) =>
    [to ?? []].flat().some(({ text }) => text.includes(world.emailOf(who))),
  );
/** The last mail about a webinar; those about others come in any order. */
const lastTo = (who: Who, title: string): string =>
  mailsTo(who).findLast(({ subject }) => subject?.endsWith(`: ${title}`))?.text ?? '';
const hear = (title: string, count: number) =>
  until(() => heard(title).length >= count, `${count} follow-ups about ${title}`);
/** Who of them came is there for five minutes. */
async function over(title: string, came: Who[], missed: Who[], input = {}): Promise<string> {
  const id = await makeWebinar(clients.trainer, { title, ...input });
  for (const who of [...came, ...missed]) await register(clients[who], id);
  await markOver(world, id);
  await stay(world, id, 'trainer', [-1, 12], 'host');
  for (const who of came) await stay(world, id, who, [1, 6]);
  return id;
}

/** What nobody hears of is there from the beginning, so that there is time to hear of it. */
const early = { forA: '', unbegun: '', recent: '' };

async function makeEarly(): Promise<void> {
  const { trainer } = clients;
  const forA = await over('For one practice', [], ['learnerA', 'learnerB']);
  early.forA = await broadcastOf(world, trainer, forA);
  await publish(trainer, early.forA, { kind: 'practices', ids: [world.practices.A] });
  for (const change of [
    `update webinar set is_rehearsal = true where id = $1`,
    `update webinar set state = 'cancelled' where id = $1`,
    `update webinar_registration set state = 'cancelled' where webinar_id = $1`,
  ]) {
    const id = await makeWebinar(trainer, { title: 'Nothing follows' });
    for (const who of ['learnerA', 'learnerB'] as const) await register(clients[who], id);
    await markOver(world, id);
    await world.sql(change, [id]);
    await stay(world, id, 'learnerA', [1, 6]);
    await publish(trainer, await broadcastOf(world, trainer, id));
  }
  early.unbegun = await makeWebinar(trainer, { title: 'Never begun' });
  early.recent = await makeWebinar(trainer);
  await register(clients.learnerA, early.unbegun);
  for (const [id, hours] of [
    [early.unbegun, 13],
    [early.recent, 12],
  ]) {
    await world.sql(`update webinar set starts_at = now() - $2 * interval '1 hour' where id = $1`, [
      ...[id, hours],
    ]);
  }
}

describe('after a webinar', () => {
  it('who came is thanked at once, who missed it hears of the class, each once', async () => {
    const title = 'Denials, live';
    const id = await over(title, ['learnerA', 'managerB'], ['learnerB', 'managerA']);
    await stay(world, id, 'learnerB', [-5, -1]);
    await hear(title, 2);
    expect(heard(title)).toEqual([
      `learnerA: Thank you for coming: ${title}`,
      `managerB: Gracias por participar: ${title}`,
    ]);
    expect(lastTo('learnerA', title)).toContain(`/live/${id}`);
    const classId = await broadcastOf(world, clients.trainer, id);
    const seen = async () => (await clients.learnerB.get(`/api/webinars/${id}`)).body;
    expect(await seen()).toMatchObject({ state: 'ended', wasLive: true, classId: null });
    await publish(clients.trainer, classId);
    expect(await seen()).toMatchObject({ classId });
    await hear(title, 4);
    expect(lastTo('learnerB', title)).toContain(
      `Watch the recording:\n${world.app.baseUrl}/watch/${classId}`,
    );
  });

  it('each hears once also when the worker is killed while it writes', async () => {
    const title = 'Killed while writing';
    const id = await over(title, ['learnerA'], ['learnerB', 'managerA', 'managerB']);
    await publish(clients.trainer, await broadcastOf(world, clients.trainer, id));
    await until(() => heard(title).length > 0, 'the first hears', 60_000, 5);
    await world.app.workers[0]?.kill();
    await Promise.all([world.app.addWorker(), world.app.addWorker()]);
    await hear(title, 4);
    expect(lastTo('learnerA', title)).toContain('/watch/');
  });

  it('nobody is led to a class that is not for them, until it is', async () => {
    const title = 'For one practice';
    expect(heard(title)).toEqual([`learnerA: You missed: ${title}`]);
    await changeAudience(clients.trainer, early.forA, { kind: 'everyone' });
    await hear(title, 2);
    expect(heard(title)[1]).toBe(`learnerB: You missed: ${title}`);
  });

  it('nothing follows what never was, rehearsals and places that were given up', () => {
    expect(heard('Nothing follows')).toEqual([]);
  });

  it('can be refused by the mail itself, and had again', async () => {
    const mail = mailsTo('learnerA').find(({ subject }) => FOLLOW_UPS.test(subject ?? ''));
    const headerOf = (key: string): string =>
      mail?.headerLines.find((line) => line.key === key)?.line.replace(/\s+/g, ' ') ?? '';
    expect(headerOf('list-unsubscribe-post')).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
    const [, url = ''] =
      /<(http[^>]+)>/.exec(headerOf('list-unsubscribe').replace(/\s/g, '')) ?? [];
    const token = /follow-ups\/([^/]+)\/refusal$/.exec(url)?.[1] ?? '';
    expect(mail?.text).toContain(`${world.app.baseUrl}/unsubscribe#token=${token}`);
    // As mail programs do it: a form, and no session (RFC 8058).
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    for (const body of [form, new URLSearchParams('List-Unsubscribe=One-Click')]) {
      expect((await fetch(url, { method: 'POST', body })).status).toBe(204);
    }
    const wrong = await fetch(url.replace(/.\/refusal/, '!/refusal'), { method: 'POST' });
    const refusal = [404, { code: 'unsubscribe-link-wrong' }];
    expect([wrong.status, await wrong.json()]).toMatchObject(refusal);

    const title = 'For who still wants it';
    await over(title, ['learnerA', 'learnerB'], []);
    await hear(title, 1);
    const turns = () =>
      world.sql(
        `select from webinar_reminder sent join webinar_registration own on own.id = registration_id
         join webinar on webinar.id = own.webinar_id
         where webinar.title = $1 and sent.kind = 'follow-up'`,
        [title],
      );
    await until(async () => (await turns()).length === 2, 'both had their turn');
    const next = await makeWebinar(clients.trainer, { title: 'The next one' });
    await register(clients.learnerA, next);
    const isTold = () =>
      mailsTo('learnerA').some(({ subject }) => subject === 'You are registered: The next one');
    await until(isTold, 'what belongs to a registration comes all the same');
    for (const _ of ['once', 'and again']) {
      expect((await fetch(url, { method: 'DELETE' })).status).toBe(204);
    }
    // Who opens the address of the header is led to the page, and nothing is changed by it.
    const opened = await fetch(url, { redirect: 'manual' });
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toBe(`${world.app.baseUrl}/unsubscribe#token=${token}`);
    const again = 'Wanted again';
    await over(again, ['learnerA'], []);
    await hear(again, 1);
    expect(heard(title)).toEqual([`learnerB: Thank you for coming: ${title}`]);
  });

  it('has told each of them once by then', () => {
    expect(heard('Denials, live')).toEqual([
      'learnerA: Thank you for coming: Denials, live',
      'learnerB: You missed: Denials, live',
      'managerA: You missed: Denials, live',
      'managerB: Gracias por participar: Denials, live',
    ]);
    expect(heard('Killed while writing')).toEqual([
      'learnerA: Thank you for coming: Killed while writing',
      'learnerB: You missed: Killed while writing',
      'managerA: You missed: Killed while writing',
      'managerB: Se perdió: Killed while writing',
    ]);
  });
});

describe('a webinar that nobody began', () => {
  it('is over half a day after its time, and nobody hears of it', async () => {
    const { unbegun, recent } = early;
    const seen = async (id: string) =>
      (await clients.learnerA.get(`/api/webinars/${id}`)).body as { state: string };
    await until(async () => (await seen(unbegun)).state === 'ended', 'it is over', 90_000, 500);
    expect(await seen(unbegun)).toMatchObject({ wasLive: false, classId: null });
    expect(await seen(recent)).toMatchObject({ state: 'scheduled' });
    const { body } = await clients.learnerA.get('/api/webinars/upcoming');
    expect(JSON.stringify(body)).not.toContain(unbegun);
    expect(heard('Never begun')).toEqual([]);
  });
});
