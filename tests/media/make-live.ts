import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg, type LiveContainer } from '@rounds/media';
import { flashAndBeep } from './flash-and-beep';

const FORMATS: Record<LiveContainer, string[]> = {
  matroska: ['-c:a', 'libopus', '-f', 'matroska', '-live', '1', '-cluster_time_limit', '5000'],
  mp4: ['-c:a', 'aac', '-movflags', '+empty_moov+frag_keyframe+default_base_moof', '-f', 'mp4'],
  flv: ['-c:a', 'aac', '-f', 'flv'],
};
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '0', '-g', '30'];
/** As encoders send it that look ahead. */
export const H264_B = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-g', '30'];
export const VP8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-g', '30'];

export interface LiveStream {
  container: LiveContainer;
  seconds: number;
  video?: string[];
  size?: string;
  /** When it flashes and beeps; without them there is a tone all the time. */
  moments?: readonly number[];
}

/** A stream with a keyframe a second, as browsers and encoders send it. */
export async function makeLive(stream: LiveStream): Promise<Buffer> {
  const { container, seconds, video = H264, size = '320x180', moments } = stream;
  const folder = await mkdtemp(join(tmpdir(), 'rounds-live-'));
  try {
    const { ffmpeg } = await findFfmpeg();
    const path = join(folder, 'stream');
    const drawn = `testsrc2=size=${size}:rate=30:duration=${seconds}`;
    const [pictures, sound] = moments
      ? flashAndBeep(drawn, moments, seconds)
      : [drawn, `sine=440:duration=${seconds}`];
    await promisify(execFile)(ffmpeg, [
      ...['-v', 'error', '-y', '-f', 'lavfi', '-i', pictures, '-f', 'lavfi', '-i', sound],
      ...[...video, ...FORMATS[container], path],
    ]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
