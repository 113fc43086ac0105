import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SmokeFailure } from './ensure';
import { runSmoke, type SmokeOptions } from './run';
import { demoAdmin, withOwnServer } from './own-server';

const USAGE = 'npm run smoke -- FILE [--base URL] [--email ADMIN] [--password PASSWORD]';

/** Prints steps to stderr and, last, one JSON object to stdout. Exits non-zero when it is not ok. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      base: { type: 'string' },
      email: { type: 'string' },
      password: { type: 'string' },
    },
  });
  const [given] = positionals;
  if (!given) throw new Error(`Which file? ${USAGE}`);
  const file = resolve(process.env['INIT_CWD'] ?? '.', given);
  await access(file);
  const log = (line: string): void => console.error(`  ${line}`);
  const run = (server: Pick<SmokeOptions, 'baseUrl' | 'email' | 'password'>) =>
    runSmoke({ file, log, ...server });
  const report = values.base
    ? await run({ ...demoAdmin(), ...values, baseUrl: values.base })
    : await withOwnServer(log, run);
  console.log(JSON.stringify(report));
  process.exitCode = report.ok ? 0 : 1;
}

main().catch((error: unknown) => {
  const check = error instanceof SmokeFailure ? error.check : 'run';
  console.error(error);
  console.log(JSON.stringify({ ok: false, check, message: String(error) }));
  process.exitCode = 1;
});
