import { ApiClient } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, PASSWORD, type Who, type World } from './accounts-world';

let world: World;
let place = 0;

beforeAll(async () => {
  // As behind one proxy, so that the tests can come from many addresses.
  world = await makeWorld({ workers: 0, env: { TRUSTED_PROXIES: '1' } });
});
afterAll(() => world.stop());

/** An address that no other test uses. */
const newPlace = (): string => `198.51.100.${++place}`;

async function attempt(
  who: Who | string,
  password: string,
  from: string,
  client: ApiClient = world.nobody(),
): Promise<Response> {
  const email = who.includes('@') ? who : world.emailOf(who as Who);
  return await client.fetch('/api/session', {
    method: 'POST',
    body: JSON.stringify({ email, password }),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
  });
}

async function guessUntilRefused(who: Who | string, from: string, most = 100): Promise<number> {
  for (let count = 1; count <= most; count++) {
    if ((await attempt(who, `guess ${count}`, from)).status === 429) return count;
  }
  return Infinity;
}

describe('guessing a password', () => {
  it('is slowed down, and told for how long', async () => {
    const from = newPlace();
    expect(await guessUntilRefused('learnerA', from)).toBe(9);
    const response = await attempt('learnerA', PASSWORD, from);
    expect(response.status).toBe(429);
    const wait = Number(response.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(900);
    expect(await response.json()).toMatchObject({ code: 'too-many-attempts' });
  });

  it('is slowed down for people who do not exist, too', async () => {
    expect(await guessUntilRefused('who@rounds.example', newPlace())).toBe(9);
  });

  it('does not get faster by asking in parallel', async () => {
    const from = newPlace();
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, count) => attempt('trainer', `guess ${count}`, from)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(8);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(16);
  });

  it('never locks the account: from elsewhere its owner gets in', async () => {
    for (let attacker = 0; attacker < 3; attacker++) {
      await guessUntilRefused('managerA', newPlace());
    }
    expect((await attempt('managerA', PASSWORD, newPlace())).status).toBe(200);
  });

  it('does not touch a browser in which the person has signed in before', async () => {
    const from = newPlace();
    const browser = world.nobody();
    expect((await attempt('learnerB', PASSWORD, from, browser)).status).toBe(200);
    await guessUntilRefused('learnerB', from);
    expect((await attempt('learnerB', PASSWORD, from)).status).toBe(429);
    expect((await attempt('learnerB', PASSWORD, from, browser)).status).toBe(200);
  });

  it('is slowed down from a known browser as well', async () => {
    const from = newPlace();
    const browser = world.nobody();
    await attempt('learnerB', PASSWORD, from, browser);
    const statuses: number[] = [];
    for (let count = 0; count < 14; count++) {
      statuses.push((await attempt('learnerB', `guess ${count}`, from, browser)).status);
    }
    expect(statuses.slice(0, 12).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(12)).toEqual([429, 429]);
  });

  it('finds the mark of a browser worthless for other accounts, and a forged one', async () => {
    const from = newPlace();
    const browser = world.nobody();
    await attempt('learnerB', PASSWORD, from, browser);
    await guessUntilRefused('learnerA', from);
    expect((await attempt('learnerA', PASSWORD, from, browser)).status).toBe(429);
    const mark = /rounds_device=([^;]+)/.exec(browser.cookieHeader)?.[1] ?? '';
    const [device = '', seal = ''] = mark.split('.');
    const forged = `${device}.${seal.split('').reverse().join('')}`;
    const response = await fetch(`${world.app.baseUrl}/api/session`, {
      method: 'POST',
      body: JSON.stringify({ email: world.emailOf('learnerA'), password: PASSWORD }),
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': from,
        cookie: `rounds_device=${forged}`,
      },
    });
    expect(response.status).toBe(429);
  });

  it('of many accounts from one place is slowed down, but does not stop who knows the place', async () => {
    const from = newPlace();
    const browser = world.nobody();
    await attempt('managerB', PASSWORD, from, browser);
    const statuses = new Set<number>();
    for (let count = 0; count < 64; count++) {
      statuses.add((await attempt(`nobody-${count}@rounds.example`, 'guess', from)).status);
    }
    expect(statuses).toEqual(new Set([401, 429]));
    expect((await attempt('managerB', PASSWORD, from, browser)).status).toBe(200);
  });

  it('is forgiven by the right password', async () => {
    const from = newPlace();
    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 6; count++) await attempt('admin', 'slip of the finger', from);
      expect((await attempt('admin', PASSWORD, from)).status).toBe(200);
    }
  });

  it('starts anew when the time is over', async () => {
    const from = newPlace();
    await guessUntilRefused('admin', from);
    await world.sql('update throttle set expire = expire - 900000');
    expect((await attempt('admin', PASSWORD, from)).status).toBe(200);
  });

  it('leaves no addresses in the database', async () => {
    const keys = await world.sql<{ key: string }>('select key from throttle');
    expect(keys.length).toBeGreaterThan(0);
    for (const { key } of keys) expect(key).not.toMatch(/@|198\.51/);
  });
});

it('takes about as long for unknown people as for wrong passwords', async () => {
  const time = async (email: string): Promise<number> => {
    const times: number[] = [];
    for (let count = 0; count < 7; count++) {
      const start = performance.now();
      await attempt(email, 'guess', newPlace());
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[3] ?? 0;
  };
  await time('warm@rounds.example');
  const known = await time(world.emailOf('trainer'));
  const unknown = await time('nobody@rounds.example');
  // Without the decoy the unknown would take a tenth: argon2 is nearly all of the time.
  expect(unknown).toBeGreaterThan(known / 2);
});

it('asks no proxy where none is configured: a forged address does not help', async () => {
  const direct = await makeWorld();
  try {
    const statuses: number[] = [];
    for (let count = 0; count < 9; count++) {
      const response = await direct.nobody().fetch('/api/session', {
        method: 'POST',
        body: JSON.stringify({ email: 'who@rounds.example', password: 'guess' }),
        headers: { 'content-type': 'application/json', 'x-forwarded-for': newPlace() },
      });
      statuses.push(response.status);
    }
    expect(statuses.at(-1)).toBe(429);
  } finally {
    await direct.stop();
  }
});
