import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fail, prepare } from '../../apps/standalone/prepare.mjs';

/** `npm run check:deploy`: what docker-compose.yml describes, as processes on this machine. */
const NEEDED = [
  { names: ['nginx'], install: "apt-get install nginx-light (or your system's nginx)" },
  { names: ['redis-server', 'valkey-server'], install: 'apt-get install redis-server' },
];

function missing() {
  const works = (name) => spawnSync(name, ['-v']).status === 0;
  return NEEDED.filter(({ names }) => !names.some(works));
}

const absent = missing();
for (const { names, install } of absent) {
  console.error(`check:deploy needs ${names.join(' or ')}: ${install}`);
}
if (absent.length > 0) process.exit(1);

try {
  await prepare();
} catch (error) {
  fail(error);
}
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/deploy/vitest.config.ts'],
  { cwd: fileURLToPath(new URL('../../', import.meta.url)), stdio: 'inherit' },
);
process.exit(status ?? 1);
