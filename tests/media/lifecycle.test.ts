import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeChunk, MediaError, planRenditions, probe } from '@rounds/media';
import type { ChunkPlan, MediaInfo, RenditionPlan, RunLimits } from '@rounds/media';
import { makeSample } from './make-media';

let dir: string;
let source: string;
let info: MediaInfo;
let plans: RenditionPlan[];
let chunk: ChunkPlan;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rounds-lifecycle-'));
  // Takes a core many seconds to encode: long enough to be interrupted.
  source = await makeSample({ width: 1280, height: 720, seconds: 30, codec: 'mpeg4' });
  info = await probe(source);
  plans = planRenditions(info).slice(0, 1);
  // All of it at once.
  const frames = Math.round((info.durationMs * (plans[0]?.fps ?? 0)) / 1000);
  chunk = { index: 0, firstFrame: 0, frames, firstSegment: 0, segments: Math.ceil(frames / 100) };
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Ids of processes whose command line or working folder mentions `folder`. Zombies have neither. */
async function processesIn(folder: string, except: number[] = []): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    ids.map(async (id) => {
      const words = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      return words.includes(folder) && !except.includes(id) ? id : 0;
    }),
  );
  return found.filter(Boolean);
}

async function until(condition: () => Promise<boolean>, ms: number): Promise<boolean> {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (await condition()) return true;
    await sleep(50);
  }
  return condition();
}

/** ffmpeg is found by its source's path, which is unique to one copy of the sample. */
async function ownSource(name: string): Promise<string> {
  const path = join(dir, name);
  await rm(path, { force: true });
  await symlink(source, path);
  return path;
}

describe('a run that is ended', () => {
  const run = async (
    name: string,
    options: { signal?: AbortSignal; limits?: Partial<RunLimits> },
  ): Promise<{ code: string; left: number[] }> => {
    const own = await ownSource(name);
    const outputDir = join(dir, `${name}-out`);
    let code = 'finished';
    try {
      await makeChunk({ source: own, info, plans, chunk, outputDir, threads: 1, ...options });
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      code = error.code;
    }
    await until(async () => (await processesIn(own)).length === 0, 1000);
    return { code, left: await processesIn(own) };
  };

  it('by its caller leaves nothing running', async () => {
    const ended = await run('abort', { signal: AbortSignal.timeout(700) });
    expect(ended).toEqual({ code: 'ffmpeg-aborted', left: [] });
  });

  it('by a signal that came before it never starts', async () => {
    const ended = await run('aborted', { signal: AbortSignal.abort() });
    expect(ended).toEqual({ code: 'ffmpeg-aborted', left: [] });
  });

  it('by the clock', async () => {
    const ended = await run('wall', { limits: { wallMs: 700 } });
    expect(ended).toEqual({ code: 'ffmpeg-timed-out', left: [] });
  });

  it('by its share of the processor', async () => {
    const ended = await run('cpu', { limits: { cpuSeconds: 1 } });
    expect(ended).toEqual({ code: 'ffmpeg-cpu-limit', left: [] });
  });

  it('by its share of the disk', async () => {
    const ended = await run('disk', { limits: { diskBytes: 100_000 } });
    expect(ended).toEqual({ code: 'ffmpeg-disk-limit', left: [] });
  });
});

describe('a worker that is killed with -9', () => {
  let worker: string;
  const built = join(process.cwd(), '.cache', `media-worker-${process.pid}`);

  beforeAll(async () => {
    await mkdir(built, { recursive: true });
    const entry = join(built, 'worker.ts');
    await writeFile(
      entry,
      `import { makeChunk } from '../../libs/media/index';
       await makeChunk(JSON.parse(process.argv[2] ?? ''));`,
    );
    await build({
      configFile: false,
      logLevel: 'error',
      resolve: { tsconfigPaths: true },
      build: { ssr: entry, outDir: join(built, 'out'), target: 'node20', minify: false },
    });
    const [name] = (await readdir(join(built, 'out'))).filter((file) => /\.m?js$/.test(file));
    worker = join(built, 'out', name ?? '');
  });
  afterAll(() => rm(built, { recursive: true, force: true }));

  const start = (own: string, path: string): ChildProcess =>
    spawn(
      process.execPath,
      [
        worker,
        JSON.stringify({ source: own, info, plans, chunk, outputDir: `${own}-out`, threads: 1 }),
      ],
      { stdio: 'ignore', env: { PATH: path } },
    );

  const killAndCount = async (name: string, path: string): Promise<number[]> => {
    const own = await ownSource(name);
    const child = start(own, path);
    const pid = child.pid ?? 0;
    const encoding = async (): Promise<boolean> =>
      (await readdir(`${own}-out`, { recursive: true }).catch(() => [])).some((file) =>
        file.endsWith('.mp4'),
      );
    expect(await until(encoding, 20_000), 'it never began').toBe(true);
    expect((await processesIn(own, [pid])).length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await until(async () => (await processesIn(own)).length === 0, 2000);
    return processesIn(own);
  };

  it('takes its ffmpeg along', async () => {
    expect(await killAndCount('killed', '/usr/local/bin:/usr/bin:/bin')).toEqual([]);
  });

  it('also where the system has no setsid and no setpriv', async () => {
    const bare = join(dir, 'bare');
    await mkdir(bare);
    await symlink('/usr/bin/nice', join(bare, 'nice'));
    expect(await killAndCount('bare-killed', bare)).toEqual([]);
  });
});
