import { PRIORITY } from '@rounds/platform/queue';
import {
  createTestDatabase,
  startValkey,
  until,
  type TestDatabase,
  type TestValkey,
} from '@rounds/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { heavyJob, quickJob, refusal, startQueueApp, type QueueTestApp } from './queue-jobs';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(['postgresql', 'redis'] as const)('the queue on %s', (backend) => {
  let database: TestDatabase;
  let valkey: TestValkey | undefined;
  let app: QueueTestApp;

  beforeAll(async () => {
    database = await createTestDatabase();
    valkey = backend === 'redis' ? await startValkey() : undefined;
    const redis: Record<string, string> = valkey ? { REDIS_URL: valkey.url } : {};
    const one = { WORKER_CONCURRENCY: '1' };
    app = await startQueueApp({ DATABASE_URL: database.url, ...one, ...redis });
  });
  afterAll(async () => {
    await app.close();
    await valkey?.stop();
    await database.drop();
  });
  beforeEach(() => {
    const { done, attempts, givenUp } = app.jobs;
    [done, attempts, givenUp].forEach((list) => list.splice(0));
    app.jobs.behaviour = () => Promise.resolve();
  });

  /** Keeps the one heavy place taken until the returned function is called. */
  const occupy = async (): Promise<() => void> => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    app.jobs.behaviour = ({ key }) => (key === 'occupant' ? held : Promise.resolve());
    await app.queue.enqueue(heavyJob, { key: 'occupant' });
    await until(() => app.jobs.attempts.length === 1, 'the place is taken');
    return letGo;
  };
  const doneIs = (...keys: string[]): Promise<void> =>
    until(() => app.jobs.done.length >= keys.length, `${keys.join()} are done`).then(() =>
      expect(app.jobs.done).toEqual(keys),
    );

  it('is the backend that was asked for', () => {
    expect(app.queue.backend).toBe(backend);
  });

  it('gives the handler the parsed payload', async () => {
    let seen: unknown;
    app.jobs.behaviour = (payload) => Promise.resolve(void (seen = payload));
    await app.queue.enqueue(quickJob, { key: 'parsed', count: '7' });
    await doneIs('parsed');
    expect(seen).toEqual({ key: 'parsed', count: 7 });
  });

  it('refuses a payload that does not fit', async () => {
    const bad = { key: 5 } as unknown as { key: string };
    await expect(app.queue.enqueue(quickJob, bad)).rejects.toThrow();
  });

  it('takes two jobs of one key for one, while they wait and while they run', async () => {
    const letGo = await occupy();
    for (let count = 0; count < 3; count += 1) await app.queue.enqueue(heavyJob, { key: 'same' });
    await app.queue.enqueue(heavyJob, { key: 'occupant' });
    letGo();
    await doneIs('occupant', 'same');
    await pause(300);
    expect(app.jobs.done).toEqual(['occupant', 'same']);
    await app.queue.enqueue(heavyJob, { key: 'same' }); // the earlier one is over
    await doneIs('occupant', 'same', 'same');
  });

  it('does first what people wait for', async () => {
    const letGo = await occupy();
    await app.queue.enqueue(heavyJob, { key: 'low' }, { priority: PRIORITY.low });
    await app.queue.enqueue(heavyJob, { key: 'normal' });
    await app.queue.enqueue(heavyJob, { key: 'normal-2' });
    await app.queue.enqueue(heavyJob, { key: 'high' }, { priority: PRIORITY.high });
    letGo();
    await doneIs('occupant', 'high', 'normal', 'normal-2', 'low');
  });

  it('tries again, later each time, and counts the tries', async () => {
    app.jobs.behaviour = (_, { attempt }) =>
      attempt < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    await app.queue.enqueue(heavyJob, { key: 'stubborn' });
    await doneIs('stubborn');
    const { attempts, givenUp } = app.jobs;
    expect(attempts.map(({ attempt, lastAttempt }) => [attempt, lastAttempt])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    const [first, second, third] = attempts.map(({ at }) => at) as [number, number, number];
    expect(second - first).toBeGreaterThanOrEqual(95);
    expect(third - second).toBeGreaterThanOrEqual(190);
    expect(givenUp).toEqual([]);
  });

  it('gives up after the last try, says so once, and can begin anew', async () => {
    app.jobs.behaviour = () => Promise.reject(new Error('always'));
    await app.queue.enqueue(heavyJob, { key: 'hopeless' });
    await until(() => app.jobs.givenUp.length > 0, 'it is given up');
    await pause(300);
    expect(app.jobs.givenUp).toEqual([{ key: 'hopeless', message: 'always' }]);
    expect(app.jobs.attempts).toHaveLength(3);
    app.jobs.behaviour = () => Promise.resolve();
    await app.queue.enqueue(heavyJob, { key: 'hopeless' });
    await doneIs('hopeless');
  });

  it('gives up at once what is refused for good', async () => {
    app.jobs.behaviour = () => Promise.reject(refusal());
    await app.queue.enqueue(heavyJob, { key: 'refused' });
    await until(() => app.jobs.givenUp.length > 0, 'it is given up');
    expect(app.jobs.attempts).toHaveLength(1);
    expect(app.jobs.givenUp[0]!.message).toContain('never-possible');
  });

  it('takes a waiting job out', async () => {
    const letGo = await occupy();
    await app.queue.enqueue(heavyJob, { key: 'unwanted' });
    await app.queue.enqueue(heavyJob, { key: 'wanted' });
    await app.queue.cancel(heavyJob, { key: 'unwanted' });
    letGo();
    await doneIs('occupant', 'wanted');
    await pause(300);
    expect(app.jobs.done).not.toContain('unwanted');
  });

  it('tells a running job to stop', async () => {
    let reason: unknown;
    app.jobs.behaviour = (_, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          reason = signal.reason;
          resolve();
        });
      });
    await app.queue.enqueue(heavyJob, { key: 'running' });
    await until(() => app.jobs.attempts.length === 1, 'it runs');
    await app.queue.cancel(heavyJob, { key: 'running' });
    await doneIs('running');
    expect(String(reason)).toContain('cancelled');
  });

  it('stops a job that takes too long', async () => {
    app.jobs.behaviour = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const begun = Date.now();
    await app.queue.enqueue(quickJob, { key: 'slow' });
    await until(async () => {
      const { light } = await app.queue.counts();
      return app.jobs.attempts.length === 1 && light.active === 0 && light.failed === 1;
    }, 'it has failed');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(500);
    expect(app.jobs.done).toEqual([]);
  });

  it('waits before a delayed job', async () => {
    const begun = Date.now();
    await app.queue.enqueue(quickJob, { key: 'later' }, { delayMs: 700 });
    await doneIs('later');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(690);
  });

  it('sweeps', async () => {
    const before = app.jobs.sweeps;
    await until(() => app.jobs.sweeps > before, 'the sweeper comes by', 10_000);
  });
});
