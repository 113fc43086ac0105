import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { withLock } from './build-lock.mjs';
import { run } from './run.mjs';

const COMMON = ['libs', 'package-lock.json', 'tsconfig.json'];

/** What is built, from what, by what. */
const TARGETS = [
  {
    name: 'server',
    title: 'Building the server',
    config: 'vite.server.config.ts',
    sources: [
      ...COMMON,
      'apps/api',
      'apps/worker',
      'apps/ingest',
      'apps/standalone',
      'migrations',
      'tests/smoke',
      'tests/bench',
    ],
  },
  {
    name: 'web',
    title: 'Building the web app',
    config: 'apps/web/vite.config.ts',
    sources: [...COMMON, 'apps/web'],
  },
];

/** Processes that still run may need the build before this one, or the one before that. */
const KEPT_BUILDS = 4;

const IGNORED = /(\.spec\.ts|\.test\.ts|\.mp4|\.mjs|\.md)$|(^|\/)(node_modules|dist|\.[^/]+)(\/|$)/;

/** Builds what changed since it was built last; a failed build leaves the former one in place. */
export async function build(root, say, names = TARGETS.map(({ name }) => name)) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  await withLock(join(root, 'dist/.building'), async () => {
    const wanted = TARGETS.filter(({ name }) => names.includes(name));
    for (const target of wanted) await buildTarget(root, target, say);
  });
}

/** Each build has a folder of its own behind a link, so that what runs keeps the one it began with. */
async function buildTarget(root, { name, title, config, sources }, say) {
  if (!existsSync(join(root, config))) return;
  const link = join(root, 'dist', name);
  const hash = hashOf(root, [...sources, config]);
  const stamp = join(link, '.built-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say(title);
  const folder = join(root, 'dist', `${name}-${hash.slice(0, 12)}`);
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '-c', config, '--outDir', `${folder}.new`, '--emptyOutDir'];
  await run(process.execPath, [...args, '--logLevel', 'warn'], {
    cwd: root,
    help: `${title} failed. If you changed sources, the message above says where; else remove the folder dist and start again.`,
  });
  writeFileSync(join(`${folder}.new`, '.built-from'), hash);
  rmSync(folder, { recursive: true, force: true });
  renameSync(`${folder}.new`, folder);
  pointTo(link, folder);
  removeOldBuilds(root, name);
}

function pointTo(link, folder) {
  if (existsSync(link) && !lstatSync(link).isSymbolicLink()) rmSync(link, { recursive: true });
  rmSync(`${link}.new`, { force: true });
  symlinkSync(basename(folder), `${link}.new`);
  renameSync(`${link}.new`, link);
}

function removeOldBuilds(root, name) {
  const dist = join(root, 'dist');
  const builds = readdirSync(dist)
    .filter((entry) => entry.startsWith(`${name}-`))
    .map((entry) => ({ path: join(dist, entry), madeMs: statSync(join(dist, entry)).mtimeMs }))
    .sort((one, other) => other.madeMs - one.madeMs);
  for (const { path } of builds.slice(KEPT_BUILDS)) rmSync(path, { recursive: true, force: true });
}

function hashOf(root, paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap((path) => filesBelow(root, path)).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesBelow(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  const entries = readdirSync(full, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .filter((file) => !IGNORED.test(file));
}
