import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALLOWED_PROTOCOLS, inputUrl } from './input-arguments';
import { MediaError, type MediaErrorCode } from './media-error';
import type { RunLimits } from './media-limits';
import { runFfmpeg } from './run-ffmpeg';

/** The demuxer for each kind of still picture, so that the content is read as nothing else. */
const DEMUXERS = {
  'image/png': 'png_pipe',
  'image/jpeg': 'jpeg_pipe',
  'image/webp': 'webp_pipe',
} as const;
export type PictureType = keyof typeof DEMUXERS;

/** Twelve times a desktop's picture; a browser holds four bytes for each. */
const MAX_PIXELS = 25_000_000;

const LIMITS: Readonly<RunLimits> = {
  ...{ cpuSeconds: 10, wallMs: 30_000, diskBytes: 1024 ** 2 },
  ...{ memoryBytes: 2 * 1024 ** 3, niceness: 5 },
};

/** What tells of the picture, and not of this machine. */
const ITS_FAULT: readonly MediaErrorCode[] = [
  'ffmpeg-failed',
  'ffmpeg-cpu-limit',
  'ffmpeg-timed-out',
];

/**
 * Whether a still picture is whole and of a size that browsers show: it is decoded to its end.
 * @param type as its first bytes say
 * @throws MediaError when it could not be tried
 */
export async function pictureDecodes(content: Buffer, type: PictureType): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'rounds-picture-'));
  try {
    const input = join(folder, 'picture');
    await writeFile(input, content);
    const look = ['-protocol_whitelist', ALLOWED_PROTOCOLS, '-max_pixels', String(MAX_PIXELS)];
    const strict = ['-xerror', '-err_detect', 'explode'];
    await runFfmpeg(
      {
        inputOptions: ['-v', 'error', ...strict, ...look, '-f', DEMUXERS[type]],
        input: inputUrl(input),
        outputOptions: ['-frames:v', '1', '-f', 'null'],
        output: '-',
      },
      { limits: LIMITS },
    );
    return true;
  } catch (error) {
    if (error instanceof MediaError && ITS_FAULT.includes(error.code)) return false;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
