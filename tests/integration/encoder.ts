import { spawn, type ChildProcess } from 'node:child_process';
import { findFfmpeg } from '@rounds/media';

/** An encoder: ffmpeg sends a file by RTMP in real time, once or again and again. */
export async function encode(
  file: string,
  url: string,
  { again = false } = {},
): Promise<ChildProcess> {
  const { ffmpeg } = await findFfmpeg();
  const times = again ? ['-stream_loop', '-1'] : [];
  const args = ['-v', 'error', '-re', ...times, '-i', file, '-c', 'copy', '-f', 'flv', url];
  return spawn(ffmpeg, args, { stdio: 'ignore' });
}

/** @returns its exit code; null when it was killed */
export const over = (encoder: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (encoder.exitCode !== null || encoder.signalCode !== null) resolve(encoder.exitCode);
    encoder.once('exit', (code) => resolve(code));
  });
