import { startApp } from '@rounds/testing';
import { isAlive } from '@rounds/platform/embedded';
import { expect, it } from 'vitest';

it('starts API and worker, survives kill -9 of either, leaves nothing', async () => {
  const app = await startApp();
  const health = () => fetch(`${app.baseUrl}/api/health`).then((answer) => answer.json());
  expect(await health()).toMatchObject({ ok: true, workers: { alive: 1 } });

  const [worker] = app.workers;
  if (!worker) throw new Error('startApp made no worker');
  const pids = [app.api.pid, worker.pid];
  await app.api.kill();
  await expect(health()).rejects.toThrow('fetch failed');
  await worker.kill();
  await app.api.restart();
  await worker.restart();
  expect(await health()).toMatchObject({ ok: true });
  pids.push(app.api.pid, worker.pid);
  expect(new Set(pids).size).toBe(4);

  await app.stop();
  expect(pids.filter(isAlive)).toEqual([]);
});
