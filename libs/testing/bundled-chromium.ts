import { execFile, spawnSync } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { repositoryRoot } from './repository';

const run = promisify(execFile);

export interface FoundChromium {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * Unpacks the Chromium that npm brought, once, next to the packages: 65 MB become 200 MB. Its
 * libraries and fonts step in only where the system has none.
 */
export async function bundledChromium(): Promise<FoundChromium> {
  const bin = join(packageFolder(), 'bin');
  const folder = join(repositoryRoot, 'node_modules/.cache', `chromium-${await version()}`);
  const present = await access(join(folder, 'chromium')).then(
    () => true,
    () => false,
  );
  if (!present) await unpack(bin, folder);
  const executablePath = join(folder, 'chromium');
  const starts = spawnSync(executablePath, ['--version']).status === 0;
  return {
    executablePath,
    env: {
      ...(starts ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }),
      ...((await hasFonts()) ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  };
}

const packageFolder = () =>
  dirname(dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))));

async function version(): Promise<string> {
  const text = await readFile(join(packageFolder(), 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** The package unpacks into the temporary folder, so it runs with one of its own. */
async function unpack(bin: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const partial = await mkdtemp(`${folder}.`);
  const script = `
    import { inflate } from ${JSON.stringify(join(packageFolder(), 'build/esm/lambdafs.js'))};
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'])
      await inflate(${JSON.stringify(bin)} + '/' + name);
  `;
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: partial },
  });
  const fonts = `<fontconfig><dir prefix="relative">fonts</dir></fontconfig>`;
  await writeFile(join(partial, 'fonts/fonts.conf'), `<?xml version="1.0"?>\n${fonts}\n`);
  await rename(partial, folder).catch(() => rm(partial, { recursive: true, force: true }));
}

async function hasFonts(): Promise<boolean> {
  const listed = await run('fc-list').catch(() => undefined);
  return (listed?.stdout ?? '').trim() !== '';
}
