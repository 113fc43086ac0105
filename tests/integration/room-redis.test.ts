import { addWebinar, RoomClient, startValkey, until, type TestValkey } from '@rounds/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld, type World } from './accounts-world';

let valkey: TestValkey;
let world: World;

beforeAll(async () => {
  valkey = await startValkey();
  world = await makeWorld({ workers: 0, redisUrl: valkey.url });
});
afterAll(async () => {
  await world?.stop();
  await valkey?.stop();
});

it('a room spans processes by Redis, too', async () => {
  const { baseUrl: otherUrl } = await world.app.addApi();
  const webinarId = await addWebinar(world.app.databaseUrl, {
    ...{ hosts: [world.ids.trainer], viewers: [world.ids.learnerA] },
  });
  const host = new RoomClient(
    world.app.baseUrl,
    (await world.as('trainer')).cookieHeader,
    webinarId,
  );
  const learner = new RoomClient(otherUrl, (await world.as('learnerA')).cookieHeader, webinarId);
  await host.connect();
  await learner.connect();
  for (const text of ['one', 'two', 'three']) {
    await learner.ask({ do: 'say', text });
    await host.heard({ text });
    await host.ask({ do: 'say', text: `${text}, too` });
    await learner.heard({ text: `${text}, too` });
  }
  await until(() => host.present.count === 2, 'the host sees both');
  expect(host.events).toEqual(learner.events);
  expect(host.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});
