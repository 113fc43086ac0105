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
const lastTo = (who: Who): string => mailsTo(who).at(-1)?.text ?? '';
const hear = (title: string, count: number) =>
  until(() => heard(title).length >= count, `${count} follow-ups about ${title}`);
/** Long enough for another look at what is due. */
const anotherLook = () => new Promise((resolve) => setTimeout(resolve, 21_000));

/** Who of them came is there for five minutes. */
async function over(title: string, came: Who[], missed: Who[], input = {}): Promise<string> {
  const id = await makeWebinar(clients.trainer, { title, ...input });
  for (const who of [...came, ...missed]) await register(clients[who], id);
  await markOver(world, id);
  await stay(world, id, 'trainer', [-1, 12], 'host');
  for (const who of came) await stay(world, id, who, [1, 6]);
  return id;
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
    expect(lastTo('learnerA')).toContain(`/live/${id}`);
    const classId = await broadcastOf(world, clients.trainer, id);
    const seen = async () => (await clients.learnerB.get(`/api/webinars/${id}`)).body;
    expect(await seen()).toMatchObject({ state: 'ended', wasLive: true, classId: null });
    await publish(clients.trainer, classId);
    expect(await seen()).toMatchObject({ classId });
    await hear(title, 4);
    expect(lastTo('learnerB')).toContain(
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
    expect(lastTo('learnerA')).toContain('/watch/');
  });

  it('nobody is led to a class that is not for them, until it is', async () => {
    const title = 'For one practice';
    const id = await over(title, [], ['learnerA', 'learnerB']);
    const classId = await broadcastOf(world, clients.trainer, id);
    await publish(clients.trainer, classId, { kind: 'practices', ids: [world.practices.A] });
    await hear(title, 1);
    await anotherLook();
    expect(heard(title)).toEqual([`learnerA: You missed: ${title}`]);
    await changeAudience(clients.trainer, classId, { kind: 'everyone' });
    await hear(title, 2);
    expect(heard(title)[1]).toBe(`learnerB: You missed: ${title}`);
  });

  it('nothing follows what never was, rehearsals and places that were given up', async () => {
    const title = 'Nothing follows';
    const ids = [
      await over(title, ['learnerA'], ['learnerB']),
      await over(title, ['learnerA'], ['learnerB']),
      await over(title, ['learnerA'], ['learnerB']),
    ];
    const [rehearsal, cancelled, left] = ids as [string, string, string];
    await world.sql(`update webinar set is_rehearsal = true where id = $1`, [rehearsal]);
    await world.sql(`update webinar set state = 'cancelled' where id = $1`, [cancelled]);
    await world.sql(`update webinar_registration set state = 'cancelled' where webinar_id = $1`, [
      left,
    ]);
    for (const id of ids) {
      await publish(clients.trainer, await broadcastOf(world, clients.trainer, id));
    }
    await anotherLook();
    expect(heard(title)).toEqual([]);
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
    const title = 'Never begun';
    const ids = [await makeWebinar(clients.trainer, { title }), await makeWebinar(clients.trainer)];
    const [old, recent] = ids as [string, string];
    await register(clients.learnerA, old);
    for (const [id, hours] of [
      [old, 13],
      [recent, 12],
    ]) {
      await world.sql(
        `update webinar set starts_at = now() - $2 * interval '1 hour' where id = $1`,
        [...[id, hours]],
      );
    }
    const seen = async (id: string) =>
      (await clients.learnerA.get(`/api/webinars/${id}`)).body as { state: string };
    await until(async () => (await seen(old)).state === 'ended', 'it is over', 90_000, 500);
    expect(await seen(old)).toMatchObject({ wasLive: false, classId: null });
    expect(await seen(recent)).toMatchObject({ state: 'scheduled' });
    const { body } = await clients.learnerA.get('/api/webinars/upcoming');
    expect(JSON.stringify(body)).not.toContain(old);
    expect(heard(title)).toEqual([]);
  });
});
