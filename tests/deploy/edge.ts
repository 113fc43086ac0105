import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@rounds/platform/embedded';
import { makeTempDir, repositoryRoot, until, type RunningApp } from '@rounds/testing';

export interface Edge {
  baseUrl: string;
  /** Where nginx writes who asked for what. */
  accessLog: string;
  stop(): Promise<void>;
}

/** nginx under the very template that the image uses, in front of a running API. */
export async function startEdge(app: RunningApp): Promise<Edge> {
  const folder = await makeTempDir('edge');
  await Promise.all([mkdir(join(folder, 'run')), mkdir(join(folder, 'tls'))]);
  await chmod(folder, 0o755);
  const port = await freePort();
  const accessLog = join(folder, 'access.log');
  const env = {
    ...process.env,
    EDGE_RUN: join(folder, 'run'),
    EDGE_TLS: join(folder, 'tls'),
    EDGE_LISTEN: `127.0.0.1:${port}`,
    EDGE_ACCESS_LOG: accessLog,
    API_ADDRESS: new URL(app.baseUrl).host,
    // nginx wants an address, whether anybody broadcasts or not.
    INGEST_ADDRESS: app.env['INGEST_ADDRESS'] ?? '127.0.0.1:9',
    WEB_ROOT: join(repositoryRoot, 'dist/web'),
    MEDIA_ROOT: fileURLToPath(app.env['STORAGE_URL'] ?? ''),
    EDGE_TEMPLATE: join(repositoryRoot, 'apps/edge/nginx.conf.template'),
    EDGE_CONFIG: join(folder, 'nginx.conf'),
    // As root the workers would run as another user, who cannot enter the test's folders.
    EDGE_USER: process.getuid?.() === 0 ? 'user root;' : '',
  };
  const script = join(repositoryRoot, 'apps/edge/start.sh');
  const test = spawnSync('sh', [script, '--test'], { env, encoding: 'utf8' });
  if (test.status !== 0) throw new Error(`nginx -t: ${test.stderr}`);
  const child = spawn('sh', [script], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const baseUrl = `http://127.0.0.1:${port}`;
  const answers = (): Promise<boolean> =>
    fetch(`${baseUrl}/api/session`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(answers, 'nginx answers');
  return {
    baseUrl,
    accessLog,
    stop: async () => {
      child.kill('SIGQUIT');
      await ended;
    },
  };
}
