import { MediaError } from './media-error';
import { toMs } from './raw-probe';
import { runFfprobe } from './run-ffprobe';
import type { RunOptions } from './run-options';

/** What the packets of a finished rendition say. Times in ms from 0. */
export interface RenditionPackets {
  keyframesMs: number[];
  frames: number;
  videoStartMs: number;
  videoEndMs: number;
  audioEndMs: number | null;
  width: number;
  height: number;
}

/** For playlists that we made ourselves; nothing but local segments may be opened. */
export const playlistInput = [
  ...['-protocol_whitelist', 'file', '-format_whitelist', 'hls,mov'],
  ...['-allowed_extensions', 'm4s,mp4'],
];

/** Reads every packet through the playlist. @throws MediaError `rendition-undecodable` */
export async function renditionPackets(
  playlist: string,
  options: RunOptions,
): Promise<RenditionPackets> {
  const seen: RenditionPackets = {
    keyframesMs: [],
    frames: 0,
    videoStartMs: Infinity,
    videoEndMs: 0,
    audioEndMs: null,
    width: 0,
    height: 0,
  };
  const show = [
    '-show_entries',
    'packet=codec_type,pts_time,duration_time,flags:stream=width,height',
  ];
  const { exitCode, stderr } = await runFfprobe(
    ['-v', 'error', ...playlistInput, ...show, '-of', 'compact=p=0:nk=0', `file:${playlist}`],
    (line) => note(seen, line),
    options,
  );
  if (exitCode !== 0) {
    throw new MediaError('rendition-undecodable', 'The rendition cannot be read', stderr);
  }
  return seen;
}

function note(seen: RenditionPackets, line: string): void {
  const fields = new Map(line.split('|').map((pair) => pair.split('=', 2) as [string, string]));
  const width = Number(fields.get('width'));
  if (width > 0) Object.assign(seen, { width, height: Number(fields.get('height')) });
  const at = toMs(fields.get('pts_time'));
  if (at === null) return;
  const end = at + (toMs(fields.get('duration_time')) ?? 0);
  if (fields.get('codec_type') === 'audio') seen.audioEndMs = Math.max(seen.audioEndMs ?? 0, end);
  if (fields.get('codec_type') !== 'video') return;
  seen.frames += 1;
  seen.videoStartMs = Math.min(seen.videoStartMs, at);
  seen.videoEndMs = Math.max(seen.videoEndMs, end);
  if (fields.get('flags')?.startsWith('K')) seen.keyframesMs.push(at);
}
