import { randomUUID } from 'node:crypto';
import { addRegistrations, addWebinar, RoomClient, until, type ApiClient } from '@rounds/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVERYBODY, makeWorld, type Who, type World } from './accounts-world';
import { refusal } from './classes-world';

let world: World;
/** A second process of the API on the same database. */
let otherUrl: string;
let webinarId: string;
const clients = {} as Record<Who, ApiClient>;
const inside: RoomClient[] = [];

beforeAll(async () => {
  world = await makeWorld({ workers: 0, env: { ROOM_CHECK_SECONDS: '15' } });
  otherUrl = (await world.app.addApi()).baseUrl;
  for (const who of EVERYBODY) clients[who] = await world.as(who);
});
afterAll(() => world.stop());
beforeEach(async () => {
  const { trainer, admin, managerA, managerB, learnerA, learnerB } = world.ids;
  webinarId = await addWebinar(world.app.databaseUrl, {
    ...{ hosts: [trainer], coHosts: [admin], viewers: [managerA, managerB, learnerA, learnerB] },
  });
  await Promise.all(inside.splice(0).map((client) => client.leave()));
});

function outside(who: Who, baseUrl = world.app.baseUrl): RoomClient {
  return new RoomClient(baseUrl, clients[who].cookieHeader, webinarId);
}

async function enter(who: Who, baseUrl?: string): Promise<RoomClient> {
  const client = await outside(who, baseUrl).connect();
  inside.push(client);
  return client;
}

const say = (text: string): object => ({ do: 'say', text });
const numberOf = ({ welcome }: RoomClient): number =>
  (welcome as unknown as { you: { number: number } }).you.number;
const kindsOf = ({ events }: RoomClient): string[] => events.map(({ kind }) => kind);
const sequencesOf = ({ events }: RoomClient): number[] => events.map(({ sequence }) => sequence);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('talk', () => {
  it('reaches everybody in the same order, whichever process they are connected to', async () => {
    const [host, learner, other] = [
      await enter('trainer'),
      await enter('learnerA', otherUrl),
      await enter('learnerB'),
    ];
    const said = [host, learner, other].flatMap((client, who) =>
      upTo(6).map((count) => client.ask(say(`${who}.${count} <b>not bold</b>`))),
    );
    expect((await Promise.all(said)).every(({ type }) => type === 'ack')).toBe(true);
    const count = 3 + 18;
    for (const client of inside) {
      await until(() => client.last === count, 'all is heard');
      expect(sequencesOf(client)).toEqual(upTo(count));
    }
    expect(learner.events).toEqual(host.events);
    expect(other.events).toEqual(host.events);
    expect(host.events.at(-1)?.text).toContain('<b>not bold</b>');
  });

  it('knows the people of other practices by numbers only', async () => {
    const host = await enter('trainer');
    const [learner, manager] = [await enter('learnerA'), await enter('managerA')];
    const other = await enter('learnerB', otherUrl);
    await learner.ask(say('Hello'));
    for (const client of inside) await client.heard({ text: 'Hello', by: numberOf(learner) });
    expect(Object.values(host.names).sort()).toEqual([
      'learnerA',
      'learnerB',
      'managerA',
      'trainer',
    ]);
    expect(Object.values(manager.names).sort()).toEqual(['learnerA', 'managerA', 'trainer']);
    expect(Object.values(other.names).sort()).toEqual(['learnerB', 'trainer']);
    expect(JSON.stringify(other.events)).not.toContain('learnerA');
    expect(JSON.stringify(other.events)).not.toContain(world.ids.learnerA);
    const { body } = await clients.learnerB.get(`/api/webinars/${webinarId}/room/events`);
    expect(JSON.stringify(body)).not.toMatch(/learnerA|managerA/);
    expect(body).toMatchObject({ items: other.events, names: other.names, over: false });
  });

  it('that is sent again is acknowledged again, and not doubled', async () => {
    const learner = await enter('learnerA');
    const id = randomUUID();
    const first = await learner.ask(say('Once'), id);
    expect(await learner.ask(say('Once'), id)).toEqual(first);
    const elsewhere = await enter('learnerA', otherUrl);
    expect(await elsewhere.ask(say('Once'), id)).toEqual(first);
    await elsewhere.ask(say('Twice'));
    await learner.heard({ text: 'Twice' });
    expect(kindsOf(learner)).toEqual(['joined', 'message-sent', 'message-sent']);
    // The id of another person is another id.
    expect((await (await enter('learnerB')).ask(say('Mine'), id)).sequence).toBe(5);
  });

  it('goes on after a drop where it was, also in another process', async () => {
    const [host, learner] = [await enter('trainer'), await enter('learnerA')];
    await host.ask(say('Before'));
    await learner.heard({ text: 'Before' });
    await learner.drop();
    for (const count of upTo(5)) await host.ask(say(`Meanwhile ${count}`));
    await learner.connect(otherUrl);
    await learner.heard({ text: 'Meanwhile 5' });
    await host.ask(say('After'));
    await learner.heard({ text: 'After' });
    expect(sequencesOf(learner)).toEqual(upTo(host.last));
  });
});

describe('moderation', () => {
  it('deletes for everybody, and for those who come later', async () => {
    const [host, learner] = [await enter('trainer'), await enter('learnerA')];
    const { sequence } = await learner.ask(say('Patient Jane Doe'));
    await host.heard({ text: 'Patient Jane Doe' });
    const wish = { do: 'delete-message', message: sequence };
    expect((await (await enter('learnerB')).ask(wish)).code).toBe('role-not-allowed');
    expect((await host.ask(wish)).type).toBe('ack');
    await learner.heard({ kind: 'message-deleted', message: sequence });
    expect((await host.ask(wish)).code).toBe('not-found');
    for (const url of [world.app.baseUrl, otherUrl]) {
      const late = await enter('managerA', url);
      await late.heard({ kind: 'message-deleted' });
      expect(JSON.stringify(late.events)).not.toContain('Jane');
      await late.leave();
    }
    const { body } = await clients.learnerA.get(`/api/webinars/${webinarId}/room/events`);
    expect(JSON.stringify(body)).not.toContain('Jane');
    const trail = await world.sql<{ details: object }>(
      `select details from audit_entry where action = 'room.message-deleted' and subject_id = $1`,
      [webinarId],
    );
    expect(trail).toMatchObject([{ details: { personId: world.ids.learnerA, message: sequence } }]);
  });

  it('mutes at once, in every process, and can be taken back', async () => {
    const [host, learner] = [await enter('trainer'), await enter('learnerA', otherUrl)];
    const participant = numberOf(learner);
    await host.ask({ do: 'mute', participant });
    for (const wish of [say('Hm'), { do: 'ask', text: 'Why?' }, { do: 'raise-hand' }]) {
      expect((await learner.ask(wish)).code).toBe('muted');
    }
    expect((await learner.ask({ do: 'unmute', participant })).code).toBe('role-not-allowed');
    await host.ask({ do: 'unmute', participant });
    expect((await learner.ask(say('Thanks'))).type).toBe('ack');
    expect((await host.ask({ do: 'mute', participant: numberOf(host) })).code).toBe(
      'presenter-not-muted',
    );
  });
});

describe('questions, polls and hands', () => {
  it('are voted up once each, and answered', async () => {
    const [host, learner, other] = [
      await enter('trainer'),
      await enter('learnerA'),
      await enter('learnerB', otherUrl),
    ];
    const { sequence: question } = await learner.ask({ do: 'ask', text: 'What is CO-97?' });
    for (const client of [other, other, learner]) await client.ask({ do: 'upvote', question });
    const upvoted = await host.heard({ kind: 'question-upvoted', upvotes: 2 });
    expect(upvoted).not.toHaveProperty('by');
    await other.ask({ do: 'withdraw-upvote', question });
    await host.heard({ kind: 'upvote-withdrawn', upvotes: 1 });
    const answer = { do: 'answer', question, how: 'written', text: 'It is bundled.' };
    expect((await learner.ask(answer)).code).toBe('role-not-allowed');
    expect((await host.ask({ ...answer, text: ' ' })).code).toBe('answer-empty');
    await host.ask(answer);
    await other.heard({ kind: 'question-answered', question, text: 'It is bundled.' });
    const again = await (await enter('learnerA', otherUrl)).ask({ do: 'upvote', question });
    expect(again.type).toBe('ack');
    expect((await enter('learnerA')).welcome).toMatchObject({ upvotes: [question] });
  });

  it('tell polls live, keep them, and count each person once', async () => {
    const [host, learner, other] = [
      await enter('admin'),
      await enter('learnerA'),
      await enter('learnerB', otherUrl),
    ];
    const open = { do: 'open-poll', question: 'Which form?', options: ['835', '837P', '270'] };
    expect((await learner.ask(open)).code).toBe('role-not-allowed');
    const { sequence: poll } = await host.ask(open);
    await learner.ask({ do: 'vote', poll, choices: [0] });
    await learner.ask({ do: 'vote', poll, choices: [1] });
    await other.ask({ do: 'vote', poll, choices: [1] });
    const voted = await host.heard({ kind: 'poll-voted', voters: 2 });
    expect(voted).toMatchObject({ counts: [0, 2, 0] });
    expect(voted).not.toHaveProperty('by');
    for (const choices of [[3], [0, 1], [-1], [0.5], [], ['0']]) {
      expect((await other.ask({ do: 'vote', poll, choices })).code).toMatch(/^invalid-/);
    }
    await host.ask({ do: 'close-poll', poll });
    expect((await learner.ask({ do: 'vote', poll, choices: [2] })).code).toBe('poll-closed');
    expect((await enter('learnerA')).welcome).toMatchObject({ ballots: { [poll!]: [1] } });
    const { sequence: many } = await host.ask({ ...open, multiple: true });
    await other.ask({ do: 'vote', poll: many, choices: [2, 0, 2] });
    await learner.heard({ kind: 'poll-voted', poll: many, voters: 1 });
    expect(learner.events.at(-1)).toMatchObject({ counts: [1, 0, 1] });
  });

  it('raise hands, mark chapters, announce and share', async () => {
    const [host, learner] = [await enter('trainer'), await enter('learnerA')];
    await learner.ask({ do: 'raise-hand' });
    await learner.ask({ do: 'raise-hand' });
    await host.ask({ do: 'lower-hand', participant: numberOf(learner) });
    await host.heard({ kind: 'hand-lowered' });
    expect(kindsOf(host).filter((kind) => kind.startsWith('hand'))).toEqual([
      'hand-raised',
      'hand-lowered',
    ]);
    const mark = { do: 'mark-chapter', title: 'Denials', topic: 'billing:denials' };
    expect((await learner.ask(mark)).code).toBe('role-not-allowed');
    expect((await host.ask({ ...mark, topic: 'billing:astrology' })).code).toBe('unknown-topic');
    await host.ask(mark);
    await host.ask({ do: 'announce', text: 'We begin in a minute' });
    await host.ask({ do: 'share-handout', title: 'Slides', url: 'https://rounds.example/s.pdf' });
    const script = { do: 'share-handout', title: 'x', url: 'javascript:alert(1)' };
    expect((await host.ask(script)).code).toBe('invalid-input');
    await learner.heard({ kind: 'handout-shared', url: 'https://rounds.example/s.pdf' });
    await learner.heard({ kind: 'chapter-marked', topic: 'billing:denials' });
  });

  it('take no mark of a chapter that cannot begin any more, and keep those made before', async () => {
    const host = await enter('trainer');
    const [id, mark] = [randomUUID(), { do: 'mark-chapter', title: 'Denials', topic: null }];
    const made = await host.ask(mark, id);
    await world.sql(
      `update webinar set state = 'ended', live_at = now() - interval '1 hour', ended_at = now()
       where id = $1`,
      [webinarId],
    );
    expect((await host.ask(mark)).code).toBe('mark-too-late');
    expect(await host.ask(mark, id)).toEqual(made);
    expect((await host.ask({ do: 'announce', text: 'Bye' })).type).toBe('ack');
  });
});

describe('presence', () => {
  it('is a number for everybody, and people for hosts; two devices are one person', async () => {
    const [host, learner] = [await enter('trainer'), await enter('learnerA')];
    const second = await enter('learnerA', otherUrl);
    await enter('learnerB', otherUrl);
    await until(() => host.present.count === 3, 'the host sees three');
    await until(() => learner.present.count === 3, 'so does the learner');
    expect(host.present.people).toEqual([1, 2, 3]);
    expect(learner.present).not.toHaveProperty('people');
    await second.leave();
    await learner.leave();
    await until(() => host.present.count === 2, 'the host sees two');
  });
});

describe('a room that is over', () => {
  const end = (state: string, minutesAgo: number): Promise<unknown> =>
    world.sql(
      `update webinar set state = $2, live_at = now() - interval '1 hour',
         ended_at = now() - $3 * interval '1 minute' where id = $1`,
      [webinarId, state, minutesAgo],
    );

  it('is open for goodbyes, and then takes nothing; those who were there can read it', async () => {
    const [host, learner] = [await enter('trainer'), await enter('learnerA', otherUrl)];
    const { sequence: poll } = await host.ask({
      ...{ do: 'open-poll', question: 'Which form?', options: ['835', '837P'] },
    });
    await end('ended', 5);
    expect((await learner.ask(say('Thank you, bye'))).type).toBe('ack');
    expect((await enter('learnerB')).welcome).toMatchObject({ you: { role: 'viewer' } });
    const report = await clients.trainer.get(`/api/webinars/${webinarId}/attendance`);
    expect(report.body).toMatchObject({ people: [] });
    await end('ended', 11);
    const wishes = [say('More'), { do: 'ask', text: 'Why?' }, { do: 'vote', poll, choices: [0] }];
    const asked = [
      ...wishes.map((wish) => learner.ask(wish)),
      host.ask({ do: 'announce', text: 'More' }),
    ];
    // At once: they may be let go any moment now.
    for (const { code } of await Promise.all(asked)) expect(code).toBe('room-over');
    const stays = 'select id from attendance_interval where webinar_id = $1';
    const before = await world.sql(stays, [webinarId]);
    await expect(outside('managerA').connect()).rejects.toThrow('409');
    expect(await world.sql(stays, [webinarId])).toEqual(before);
    const read = await clients.managerA.get(`/api/webinars/${webinarId}/room/events`);
    expect(read.body).toMatchObject({ role: 'viewer', over: true });
    expect(JSON.stringify(read.body)).toContain('Thank you, bye');
    expect(JSON.stringify(read.body)).not.toContain('More');
    // Who stays is let go, and leaving is still written down.
    const gone = [host, learner].map((client) =>
      until(() => client.closedWith === 4410, 'they are let go', 30_000),
    );
    await Promise.all(gone);
    const open = `${stays} and left_at is null and person_id = any($2)`;
    const people = [world.ids.trainer, world.ids.learnerA];
    await until(async () => (await world.sql(open, [webinarId, people])).length === 0, 'left');
  });

  it('is that of a cancelled class at once', async () => {
    const learner = await enter('learnerA');
    await end('cancelled', 0);
    expect((await learner.ask(say('Hello?'))).code).toBe('room-over');
    await expect(outside('learnerB').connect()).rejects.toThrow('409');
    const read = await clients.learnerB.get(`/api/webinars/${webinarId}/room/events`);
    expect(read).toMatchObject({ status: 200, body: { over: true } });
  });
});

describe('strangers', () => {
  const refused = (client: RoomClient, headers?: Record<string, string>): Promise<string> =>
    client.connect(world.app.baseUrl, headers).then(
      () => 'let in',
      (error: Error) => error.message,
    );

  it('are not let in', async () => {
    const nobody = new RoomClient(world.app.baseUrl, 'rounds_session=x', webinarId);
    expect(await refused(nobody)).toContain('401');
    const evil = { origin: 'https://evil.example' };
    expect(await refused(outside('learnerA'), evil)).toContain('403');
    const own = { origin: world.app.baseUrl };
    expect(await refused(outside('learnerA'), own)).toBe('let in');
    const cookie = clients.learnerA.cookieHeader;
    expect(await refused(new RoomClient(world.app.baseUrl, cookie, 'no-webinar'))).toContain('404');
    expect(refusal(await world.nobody().get(`/api/webinars/${webinarId}/attendance`))).toBe(
      '401 not-signed-in',
    );
  });

  it('are those, too, who know of it and have no part in it, until they register', async () => {
    const { trainer, learnerA } = world.ids;
    webinarId = await addWebinar(world.app.databaseUrl, { hosts: [trainer] });
    for (const who of ['learnerA', 'managerA', 'admin'] as const) {
      expect(await refused(outside(who))).toContain('404');
      const events = await clients[who].get(`/api/webinars/${webinarId}/room/events`);
      expect(refusal(events)).toBe('404 not-found');
    }
    await addRegistrations(world.app.databaseUrl, webinarId, [learnerA]);
    expect((await enter('learnerA')).welcome).toMatchObject({ you: { role: 'viewer' } });
    expect((await enter('trainer')).welcome).toMatchObject({ you: { role: 'host' } });
  });
});

describe('bad input', () => {
  it.each<[string, unknown]>([
    ['no JSON', 'hello'],
    ['null', null],
    ['a list', []],
    ['no id', { do: 'say', text: 'x' }],
    ['an id that is none', { id: 'x', do: 'say', text: 'x' }],
    ['nothing to do', { id: randomUUID() }],
    ['what is not known', { id: randomUUID(), do: 'dance' }],
    ['no words', { id: randomUUID(), do: 'say', text: '  ' }],
    ['too many words', { id: randomUUID(), do: 'say', text: 'x'.repeat(1001) }],
    ['NUL', { id: randomUUID(), do: 'say', text: 'a\0b' }],
    ['half a character', { id: randomUUID(), do: 'say', text: 'a\ud800' }],
    ['a huge number', { id: randomUUID(), do: 'upvote', question: 1e300 }],
  ])('is refused: %s', async (_, message) => {
    const learner = await enter('learnerA');
    learner.send(message);
    await until(() => learner.answers.length > 0, 'the room answers');
    expect(learner.answers).toMatchObject([{ type: 'refused', code: 'invalid-input' }]);
  });

  it('ends the connection when it is no text, or too long', async () => {
    const [one, two] = [await enter('managerA'), await enter('managerB')];
    one.sendBytes(Buffer.from([1, 2, 3]));
    await until(() => one.closedWith === 1003, 'bytes end it');
    two.send('x'.repeat(17 * 1024));
    await until(() => two.closedWith !== null, 'too much ends it');
    expect(two.closedWith).toBe(1009);
  });

  it('is slowed down when there is too much of it', async () => {
    const learner = await enter('learnerB');
    const answers = await Promise.all(upTo(30).map((count) => learner.ask(say(`${count}`))));
    const refusals = answers.filter(({ code }) => code === 'too-many-messages');
    expect(refusals.length).toBeGreaterThanOrEqual(5);
    expect(refusals[0]?.retryAfterSeconds).toBeGreaterThan(0);
    expect(learner.closedWith).toBeNull();
  });

  it('is slowed down in all processes together', async () => {
    const both = [await enter('learnerB'), await enter('learnerB', otherUrl)];
    const asked = both.flatMap((client) => upTo(15).map((count) => client.ask(say(`${count}`))));
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ type }) => type !== 'ack');
    // One of the twenty was coming in.
    expect(refused).toHaveLength(11);
    for (const { code, retryAfterSeconds } of refused) {
      expect(code).toBe('too-many-messages');
      expect(retryAfterSeconds).toBeGreaterThan(0);
      expect(retryAfterSeconds).toBeLessThanOrEqual(10);
    }
    expect((await (await enter('learnerA')).ask(say('Me, too'))).type).toBe('ack');
  });
});
