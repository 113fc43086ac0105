import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '@rounds/media';
import type { MadeLadder } from './make-ladder';
import { ffprobe } from './make-media';

const run = promisify(execFile);

export interface InspectedRendition {
  name: string;
  width: number;
  height: number;
  /** Of the two pictures that are closest: where much stands still there are fewer on average. */
  frameRate: number;
  frames: number;
  durationMs: number;
  segments: number;
  /** Of pictures and sound, RFC 6381. */
  codecs: string;
  /** Null: there is no sound. */
  audioMs: number | null;
}

interface Packets {
  packets: { pts_time: string; duration_time: string }[];
  streams: { width: number; height: number }[];
}

const OPEN = ['-allowed_extensions', 'ALL'];

/**
 * What a rendition really is, by ffprobe through its playlist; every picture and all sound is
 * decoded, and any complaint of a decoder throws.
 */
export async function inspectRendition(
  dir: string,
  name: string,
  { runs, audio }: MadeLadder,
): Promise<InspectedRendition> {
  const pictures = await packetsOf(join(dir, name, 'index.m3u8'));
  const sound = audio && (await packetsOf(join(dir, 'audio', 'index.m3u8')));
  const made = runs.get(name) ?? [];
  const [stream] = pictures.streams;
  const durationMs = endMs(pictures);
  const frames = pictures.packets.length;
  return {
    ...{ name, frames, durationMs, frameRate: 1 / leastGap(pictures) },
    ...{ width: stream?.width ?? 0, height: stream?.height ?? 0 },
    segments: made.reduce((sum, { segments }) => sum + segments.length, 0),
    codecs: [made[0]?.codecs, audio?.codecs].filter(Boolean).join(','),
    audioMs: sound && endMs(sound),
  };
}

async function packetsOf(playlist: string): Promise<Packets> {
  const { ffmpeg } = await findFfmpeg();
  const { stderr } = await run(
    ffmpeg,
    ['-v', 'error', '-xerror', ...OPEN, '-i', playlist, '-f', 'null', '-'],
    { maxBuffer: 8 << 20 },
  );
  if (stderr.trim()) throw new Error(stderr);
  const show = ['-show_entries', 'packet=pts_time,duration_time:stream=width,height'];
  return await ffprobe<Packets>([...show, ...OPEN, playlist]);
}

function endMs({ packets }: Packets): number {
  // The last one of sound may not tell how long it is.
  const ends = packets.map((one) => Number(one.pts_time) + (Number(one.duration_time) || 0));
  return Math.round(1000 * ends.reduce((latest, end) => Math.max(latest, end), 0));
}

function leastGap({ packets }: Packets): number {
  const times = packets.map(({ pts_time }) => Number(pts_time)).sort((a, b) => a - b);
  return times.slice(1).reduce((least, time, at) => Math.min(least, time - (times[at] ?? 0)), 1e9);
}
