import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';

const run = promisify(execFile);

/**
 * The SSIM of the two pictures that differ most, of two films of one size at a constant rate: 1 is
 * the same, and another moment of a moving picture is far below 0.9.
 */
export async function worstLikeness(a: string, b: string, fps: number): Promise<number> {
  const { ffmpeg } = await findFfmpeg();
  const folder = await mkdtemp(join(tmpdir(), 'rounds-ssim-'));
  try {
    const rate = `fps=${fps}:start_time=0`;
    const open = (file: string) => [
      ...(file.endsWith('.m3u8') ? ['-allowed_extensions', 'ALL'] : []),
      ...['-i', file],
    ];
    const compare = [
      '-lavfi',
      `[0:v]${rate}[a];[1:v]${rate}[b];[a][b]ssim=stats_file=stats.txt`,
      '-f',
      'null',
      '-',
    ];
    await run(ffmpeg, ['-v', 'error', ...open(a), ...open(b), ...compare], { cwd: folder });
    const stats = await readFile(join(folder, 'stats.txt'), 'utf8');
    const found = [...stats.matchAll(/\bAll:([\d.]+)/g)].map(([, value]) => Number(value));
    return Math.min(...found);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
