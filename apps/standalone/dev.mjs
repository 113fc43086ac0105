import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, prepare, root } from './prepare.mjs';

/** npm run dev: the server is rebuilt and restarted, the web app updated in place, as you save. */
const WEB_PORT = 5173;

try {
  await prepare(console.log, 'server');
} catch (error) {
  fail(error);
}
const { build, createServer } = await import('vite');

const standalone = spawn(process.execPath, [join(root, 'dist/server/standalone.js')], {
  cwd: root,
  env: { ...process.env, PUBLIC_URL: `http://localhost:${WEB_PORT}` },
  stdio: ['inherit', 'pipe', 'inherit'],
});
standalone.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => standalone.kill(signal));

process.env.ROUNDS_API = await readyAddress();
const web = await createServer({
  configFile: join(root, 'apps/web/vite.config.ts'),
  server: { port: WEB_PORT, strictPort: true },
});
await web.listen();
console.log(`The web app, updated as you save: http://localhost:${WEB_PORT}`);
await watchServer();

/** Passes on what standalone says, and picks its address out. */
function readyAddress() {
  return new Promise((resolve) => {
    standalone.stdout.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text);
      const address = /Rounds is ready at (\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    });
  });
}

/** The stamp goes, since what stands in dist/server is no longer what it tells. */
async function watchServer() {
  rmSync(join(root, 'dist/server/.built-from'), { force: true });
  const watcher = await build({
    configFile: join(root, 'vite.server.config.ts'),
    root,
    logLevel: 'warn',
    build: { watch: {}, emptyOutDir: false },
  });
  let isFirst = true;
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') console.error(event.error.message);
    if (event.code !== 'END') return;
    if (!isFirst) {
      console.log('Server rebuilt; API and worker start again');
      standalone.kill('SIGUSR2');
    }
    isFirst = false;
  });
}
