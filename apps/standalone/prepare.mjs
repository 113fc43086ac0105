import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { HelpfulError } from './run.mjs';

/** The root folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Everything that has to be there before a process of Rounds can run. Takes a moment when it is. */
export async function prepare(say = console.log, targets = undefined) {
  checkNode();
  await install(root, say);
  await build(root, say, targets);
}

/** Packages alone, for the checks that read sources. */
export async function prepareSources(say = console.log) {
  checkNode();
  await install(root, say);
}

/** Ends the process with the message of a failure that tells what to do, or with the stack. */
export function fail(error) {
  console.error(`\n${error instanceof HelpfulError ? error.message : (error?.stack ?? error)}`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new HelpfulError(
    `Rounds needs Node 20.19 or newer; this is ${process.version}. Get one from https://nodejs.org.`,
  );
}

// node apps/standalone/prepare.mjs sources | build [server|web] | run NAME ARGS…
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what, name, ...rest] = process.argv.slice(2);
  try {
    if (what === 'sources') await prepareSources();
    // One bench uses Rounds through its pages.
    else if (what === 'run') await prepare(console.error, name === 'bench' ? undefined : 'server');
    else await prepare(console.log, name);
  } catch (error) {
    fail(error);
  }
  if (what === 'run') {
    const file = new URL(`../../dist/server/${name}.js`, import.meta.url);
    process.argv = [process.argv[0], fileURLToPath(file), ...rest];
    await import(file.href);
  }
}
