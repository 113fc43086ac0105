import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, prepare, root } from '../apps/standalone/prepare.mjs';

/** npm test: every project of vitest.config.ts; arguments go to vitest. */
const SETTINGS =
  /^(ROUNDS_|VITE_)|^(DATABASE_URL|REDIS_URL|SMTP_URL|STORAGE_URL|PUBLIC_URL|WEB_ROOT|PORT|HOST|SCRATCH_DIR|MEDIA_DELIVERY|LOG_LEVEL|LOG_JSON|NODE_ENV)$/;

try {
  await prepare();
} catch (error) {
  fail(error);
}

const folder = mkdtempSync(join(tmpdir(), 'rounds-count-'));
const file = join(folder, 'count.json');
const reporters = ['--reporter=default', '--reporter=./tests/count-reporter.mjs'];
const asked = process.argv.slice(2);
// What takes an hour runs only when it is asked for: npm run test:long.
const projects = asked.some((one) => one.startsWith('--project')) ? [] : ['--project=!long'];
const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...projects, ...asked];
// What a developer has set must not reach the tests, which make settings of their own.
const own = Object.entries(process.env).filter(([name]) => !SETTINGS.test(name));
const { status } = spawnSync(process.execPath, vitest, {
  cwd: root,
  stdio: 'inherit',
  env: { ...Object.fromEntries(own), ROUNDS_TEST_COUNT: file },
});

const count = readCount();
rmSync(folder, { recursive: true, force: true });
if (count.other > 0) console.log(`${count.other} were skipped or did not finish: they failed.`);
let failed = count.failed + count.other;
if (failed === 0 && (status !== 0 || count.passed === 0)) failed = 1;
console.log(`${count.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function readCount() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, other: 0 };
  }
}
