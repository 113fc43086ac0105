import { Controller, Get, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AUTHENTICATOR, HttpModule, Public, type Role } from '@rounds/platform/http';
import type { ApiClient } from '@rounds/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYBODY, peopleOn, type ApiUnderTest, type Who, type World } from './accounts-world';
import { startApiInProcess } from './policies/api-in-process';
import { giveBelongings, type Belongings } from './policies/belongings';
import { allows, routesOf, type Route } from './policies/routes';

const ROLE: Record<Who, Role> = {
  admin: 'admin',
  trainer: 'trainer',
  managerA: 'manager',
  learnerA: 'learner',
  managerB: 'manager',
  learnerB: 'learner',
};
const OF_A: Who[] = ['learnerA', 'managerA', 'trainer', 'admin'];
const OF_B: Who[] = ['learnerB', 'managerB'];

let world: World<ApiUnderTest>;
let belongings: Belongings;
let routes: Route[];
const clients = new Map<Who, ApiClient>();

beforeAll(async () => {
  const api = await startApiInProcess();
  world = await peopleOn(api);
  belongings = await giveBelongings(world, api.nest);
  routes = routesOf(api.nest, belongings);
});
afterAll(() => world.stop());

interface Answer {
  status: number;
  code: string | undefined;
  text: string;
}

/** Signs in once per person, and again after routes that may have ended the session. */
async function as(who: Who | null, route: Route): Promise<ApiClient> {
  if (who === null) return world.nobody();
  const client = clients.get(who) ?? (await world.as(who));
  if (/session|password/.test(route.url)) clients.delete(who);
  else clients.set(who, client);
  return client;
}

async function call(who: Who | null, route: Route): Promise<Answer> {
  return await callAs(await as(who, route), route);
}

async function callAs(
  client: ApiClient,
  { url, method, body }: Route,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const sent =
    body === undefined
      ? { headers }
      : {
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        };
  const response = await client.fetch(url, { method, ...sent });
  const { status } = response;
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return { status, code: undefined, text: '' };
  }
  const text = await response.text();
  return { status, code: /"code":"([\w-]+)"/.exec(text)?.[1], text };
}

/** Walks routes × people and says which of the answers were not as they should be. */
async function walk(
  chosen: Route[],
  people: readonly (Who | null)[],
  isRight: (answer: Answer, route: Route, who: Who | null) => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of chosen) {
    for (const who of people) {
      const answer = await call(who, route);
      if (isRight(answer, route, who) && !isBroken(answer)) continue;
      const told = `${answer.status} ${answer.code ?? answer.text.slice(0, 80)}`;
      wrong.push(`${route.name} as ${who ?? 'nobody'}: ${told}`);
    }
  }
  return wrong;
}

/** No answer may be a fault of ours; health tells that no worker runs here. */
const isBroken = ({ status, code }: Answer): boolean => status >= 500 && code !== 'unhealthy';

const ok = ({ status }: Answer): boolean => status >= 200 && status < 300;
const signedIn = (): Route[] => routes.filter(({ policy }) => policy.kind !== 'public');

describe('every route', () => {
  it('is known to this walk, and these alone are public', () => {
    expect(routes.length).toBeGreaterThan(40);
    const open = routes.filter(({ policy }) => policy.kind === 'public').map(({ name }) => name);
    expect(open.sort()).toEqual([
      'DELETE /webinars/follow-ups/:token/refusal',
      'GET /health',
      'GET /invitations/:token',
      'GET /media/:token/*',
      'GET /metrics',
      'GET /session',
      'GET /webinars/feeds/:token',
      'GET /webinars/follow-ups/:token/refusal',
      'HEAD /media/:token/*',
      'POST /invitations/:token',
      'POST /password-resets',
      'POST /password-resets/:token',
      'POST /session',
      'POST /webinars/:id/join',
      'POST /webinars/follow-ups/:token/refusal',
    ]);
  });

  it('knows nobody without a session', async () => {
    const isUnknown = ({ status, code }: Answer, { method }: Route): boolean =>
      status === 401 && (code === 'not-signed-in' || method === 'HEAD');
    expect(await walk(signedIn(), [null], isUnknown)).toEqual([]);
  });

  it('refuses the roles that its policy does not name', async () => {
    const wrong: string[] = [];
    for (const who of EVERYBODY) {
      const closed = signedIn().filter((route) => !allows(route, ROLE[who]));
      const isRefused = ({ status, code }: Answer, { method }: Route): boolean =>
        status === 403 && (code === 'role-not-allowed' || method === 'HEAD');
      wrong.push(...(await walk(closed, [who], isRefused)));
    }
    expect(wrong).toEqual([]);
  });

  it('that changes something asks for the CSRF token', async () => {
    const changing = signedIn().filter(({ changes }) => changes);
    expect(changing.length).toBeGreaterThan(15);
    for (const route of changing) {
      const who = OF_A.find((each) => allows(route, ROLE[each])) ?? 'admin';
      const client = await as(who, route);
      const own = client.csrfToken;
      client.csrfToken = 'wrong';
      const answer = await callAs(client, route);
      client.csrfToken = own;
      expect([route.name, answer.status, answer.code]).toEqual([
        route.name,
        403,
        'csrf-token-missing',
      ]);
    }
  });

  it('that changes something without a session is closed to other sites', async () => {
    const open = routes.filter(({ policy, changes }) => policy.kind === 'public' && changes);
    for (const route of open) {
      const { status, code } = await callAs(world.nobody(), route, {
        origin: 'https://evil.example',
      });
      expect([route.name, status, code]).toEqual([route.name, 403, 'origin-not-allowed']);
    }
  });
});

it('no list breaks at a cursor that somebody made up', async () => {
  const lists = signedIn().filter(
    ({ method, url }) => method === 'GET' && !url.includes('/media/'),
  );
  const made = [['x'], ['x', 'y'], ['x', 'y', 'z'], ['-1', 'x'], []].map((key) =>
    Buffer.from(JSON.stringify(key)).toString('base64url'),
  );
  const asked = lists.flatMap((route) =>
    made.map((cursor) => ({
      ...route,
      name: `${route.name} at ${cursor}`,
      url: `${route.url}${route.url.includes('?') ? '&' : '?'}cursor=${cursor}`,
    })),
  );
  const answers = new Set<string | undefined>();
  const isCalm = ({ code }: Answer): boolean => Boolean(answers.add(code));
  expect(await walk(asked, ['admin'], isCalm)).toEqual([]);
  expect(answers).toContain('invalid-cursor');
});

describe('another practice', () => {
  const readable = (): Route[] =>
    routes.filter(({ method, namesBelonging }) => method === 'GET' && namesBelonging);

  it('would see something: each address answers to somebody of practice A or staff', async () => {
    expect(readable().length).toBeGreaterThan(8);
    const silent: string[] = [];
    for (const route of readable()) {
      const answers = await Promise.all(OF_A.map((who) => call(who, route)));
      if (!answers.some(ok)) silent.push(`${route.name}: ${answers.map(({ code }) => code)}`);
    }
    expect(silent).toEqual([]);
  });

  it('reaches nothing of practice A, by no route', async () => {
    const bound = routes.filter(({ namesBelonging }) => namesBelonging);
    expect(bound.length).toBeGreaterThan(20);
    const isHidden = ({ status, code }: Answer, route: Route, who: Who | null): boolean =>
      who !== null && allows(route, ROLE[who])
        ? [404, 400, 422].includes(status) && code !== undefined
        : status === 403;
    expect(await walk(bound, OF_B, isHidden)).toEqual([]);
  });

  it('finds no trace of practice A in any answer', async () => {
    const secrets = [
      ...Object.values(belongings),
      world.ids.managerA,
      world.emailOf('learnerA'),
      world.emailOf('managerA'),
      'Private to practice A',
    ];
    const isClean = ({ text }: Answer): boolean => !secrets.some((secret) => text.includes(secret));
    const harmless = routes.filter(({ url }) => !url.includes('/session/all'));
    expect(await walk(harmless, OF_B, isClean)).toEqual([]);
  });

  it('cannot put itself or anybody into practice A by what it sends', async () => {
    const sending = signedIn().filter(({ body }) =>
      Object.values(belongings).some((id) => JSON.stringify(body ?? '').includes(id)),
    );
    expect(sending.map(({ name }) => name)).toContain('POST /people');
    const isRefused = (answer: Answer): boolean => !ok(answer);
    expect(await walk(sending, OF_B, isRefused)).toEqual([]);
    const strangers = await world.sql(
      'select name from person where practice_id = $1 and id not in ($2, $3)',
      [world.practices.A, world.ids.learnerA, world.ids.managerA],
    );
    expect(strangers).toEqual([]);
  });
});

it('every route serves the roles that its policy names', async () => {
  const wrong: string[] = [];
  for (const who of OF_A) {
    const open = signedIn().filter((route) => allows(route, ROLE[who]));
    const isServed = ({ status, code }: Answer): boolean =>
      status !== 401 && code !== 'role-not-allowed' && code !== 'csrf-token-missing';
    wrong.push(...(await walk(open, [who], isServed)));
  }
  expect(wrong).toEqual([]);
});

describe('the boot', () => {
  const authenticator = {
    provide: AUTHENTICATOR,
    useValue: { authenticate: () => Promise.resolve(null), hasCsrfToken: () => false },
  };
  const boot = async (controller: new () => object): Promise<void> => {
    @Global()
    @Module({ providers: [authenticator], exports: [AUTHENTICATOR] })
    class Accounts {}
    @Module({ imports: [Accounts, HttpModule], controllers: [controller] })
    class Api {}
    const app = await NestFactory.create(Api, new FastifyAdapter(), {
      logger: false,
      abortOnError: false,
    });
    try {
      await app.init();
    } finally {
      await app.close();
    }
  };

  it('fails when an endpoint declares no policy, and names it', async () => {
    @Controller('doors')
    class Doors {
      @Get('open')
      open(): string {
        return 'forgotten';
      }

      @Get('known')
      @Public()
      known(): string {
        return 'meant';
      }
    }
    await expect(boot(Doors)).rejects.toThrow(/GET \/doors\/open \(Doors\.open\)(?![^]*known)/);
  });

  it('takes a policy of the whole controller', async () => {
    @Controller('doors')
    @Public()
    class Doors {
      @Get('open')
      open(): string {
        return 'meant';
      }
    }
    await expect(boot(Doors)).resolves.toBeUndefined();
  });
});
