import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';
import { cached } from '../transcode/cache';
import { makeSource, SOURCE_SECONDS } from '../transcode/sources';

const run = promisify(execFile);

export const LENGTHS_MINUTES = [1, 10, 60] as const;

/** `eligible`: a keyframe every two seconds, so that its pictures can be played as they are. */
export type SourceKind = 'eligible' | 'other';

/** H.264 1080p30 with AAC of exactly so many minutes: the bench's slides again and again. */
export async function longSource(kind: SourceKind, minutes: number): Promise<string> {
  const base = kind === 'eligible' ? await regularKeyframes() : await makeSource('screen');
  return await cached(`first-playable-${kind}-${minutes}.mp4`, async (draft) => {
    const seconds = String(minutes * 60);
    const loops = String(Math.ceil((minutes * 60) / SOURCE_SECONDS));
    const { ffmpeg } = await findFfmpeg();
    const looped = ['-stream_loop', loops, '-i'];
    // Each track goes round by itself: the sound of a turn is a little longer than its pictures, and
    // pictures that waited for it would lose their regular times.
    const inputs = [...looped, await track(base, 'v'), ...looped, await track(base, 'a')];
    const copy = ['-map', '0:v', '-map', '1:a', '-t', seconds, '-c', 'copy'];
    await run(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...inputs, ...copy, draft]);
  });
}

/** One track of a film as a file of its own. */
async function track(film: string, kind: 'v' | 'a'): Promise<string> {
  return await cached(`${basename(film, '.mp4')}-${kind}.mp4`, async (draft) => {
    const { ffmpeg } = await findFfmpeg();
    const copy = ['-i', film, '-map', `0:${kind}`, '-c', 'copy', draft];
    await run(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...copy]);
  });
}

async function regularKeyframes(): Promise<string> {
  const source = await makeSource('screen');
  return await cached('first-playable-eligible.mp4', async (draft) => {
    const { ffmpeg } = await findFfmpeg();
    const keyframes = ['-g', '60', '-keyint_min', '60', '-sc_threshold', '0'];
    const encoding = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', ...keyframes];
    await run(ffmpeg, [
      ...['-v', 'error', '-nostdin', '-y', '-i', source, ...encoding, '-c:a', 'copy', draft],
    ]);
  });
}

/** Gigabytes that only one run needs. */
export const forget = (file: string): Promise<void> => rm(file, { force: true });
