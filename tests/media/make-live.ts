import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg, type LiveContainer } from '@rounds/media';

const FORMATS: Record<LiveContainer, string[]> = {
  matroska: ['-c:a', 'libopus', '-f', 'matroska', '-live', '1', '-cluster_time_limit', '5000'],
  mp4: ['-c:a', 'aac', '-movflags', '+empty_moov+frag_keyframe+default_base_moof', '-f', 'mp4'],
  flv: ['-c:a', 'aac', '-f', 'flv'],
};
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '0', '-g', '30'];
export const VP8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-g', '30'];

export interface LiveStream {
  container: LiveContainer;
  seconds: number;
  video?: string[];
  size?: string;
}

/** A stream with a keyframe a second, as browsers and encoders send it. */
export async function makeLive(stream: LiveStream): Promise<Buffer> {
  const { container, seconds, video = H264, size = '320x180' } = stream;
  const folder = await mkdtemp(join(tmpdir(), 'rounds-live-'));
  try {
    const { ffmpeg } = await findFfmpeg();
    const path = join(folder, 'stream');
    await promisify(execFile)(ffmpeg, [
      ...['-v', 'error', '-y', '-f', 'lavfi'],
      ...['-i', `testsrc2=size=${size}:rate=30:duration=${seconds}`],
      ...['-f', 'lavfi', '-i', `sine=440:duration=${seconds}`, ...video, ...FORMATS[container]],
      path,
    ]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
