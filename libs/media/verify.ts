import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { aacCodecString, avcCodecString } from './avc-codec-string';
import { averageBandwidth, peakBandwidth } from './bandwidth';
import type { MeasuredSegment } from './bandwidth';
import { MediaError } from './media-error';
import type { MediaInfo } from './media-info';
import { readMediaPlaylist } from './media-playlist';
import type { MediaPlaylist } from './media-playlist';
import { RENDITION_PLAYLIST, SEGMENT_MS } from './rendition';
import type { RenditionPlan, VerifiedRendition } from './rendition';
import { playlistInput, renditionPackets } from './rendition-packets';
import { runFfmpeg } from './run-ffmpeg';
import type { RunOptions } from './run-options';
import { checkDurations, checkForm, checkGrid, playlistMs } from './verify-checks';

/**
 * Measures a finished rendition: every segment there, lengths as the source's, segments on the grid,
 * every picture and sound decoded once. Nothing is published without it.
 * @throws MediaError with a `rendition-…` code when it must not be published
 */
export async function verifyRendition(
  dir: string,
  plan: RenditionPlan,
  info: MediaInfo,
  options: RunOptions = {},
): Promise<VerifiedRendition> {
  const path = join(dir, RENDITION_PLAYLIST);
  const playlist = readMediaPlaylist(await readText(path));
  const segments = await measureSegments(dir, playlist);
  const init = await readFile(join(dir, playlist.init));
  const packets = await renditionPackets(path, options);
  const codecs = { video: avcCodecString(init), audio: aacCodecString(init) };
  checkForm(packets, codecs, plan);
  checkDurations(playlist, packets, plan, info);
  checkGrid(playlist, packets, plan);
  await decodeAll(path, options);
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, init.length);
  return {
    name: plan.name,
    width: packets.width,
    height: packets.height,
    frameRate: (packets.frames * 1000) / (packets.videoEndMs - packets.videoStartMs),
    durationMs: Math.round(playlistMs(playlist)),
    segments: segments.length,
    bytes,
    bandwidth: peakBandwidth(segments, SEGMENT_MS),
    averageBandwidth: averageBandwidth(segments),
    codecs: [codecs.video, plan.audioCodec ? codecs.audio : null].filter(Boolean).join(','),
  };
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new MediaError('rendition-playlist-invalid', 'There is no playlist', String(error));
  });
}

async function measureSegments(dir: string, playlist: MediaPlaylist): Promise<MeasuredSegment[]> {
  const names = [playlist.init, ...playlist.segments.map(({ uri }) => uri)];
  const sizes = await Promise.all(
    names.map(async (name) => {
      const size = (await stat(join(dir, name)).catch(() => null))?.size ?? 0;
      if (size > 0) return size;
      throw new MediaError('rendition-segment-missing', 'A segment is missing or empty', name);
    }),
  );
  return playlist.segments.map(({ durationMs }, i) => ({ bytes: sizes[i + 1] ?? 0, durationMs }));
}

/** @throws MediaError `rendition-undecodable` on the first complaint of a decoder */
async function decodeAll(path: string, options: RunOptions): Promise<void> {
  const complaints: string[] = [];
  const run = {
    inputOptions: ['-v', 'error', '-xerror', ...playlistInput],
    input: `file:${path}`,
    outputOptions: ['-map', '0', '-f', 'null'],
    output: '-',
    onLine: (line: string): void => void (line.trim() && complaints.push(line)),
  };
  try {
    await runFfmpeg(run, options);
  } catch (error) {
    if (!(error instanceof MediaError) || error.code !== 'ffmpeg-failed') throw error;
    complaints.push(error.detail);
  }
  if (complaints.length > 0) {
    const detail = complaints.slice(0, 20).join('\n');
    throw new MediaError('rendition-undecodable', 'The rendition cannot be decoded', detail);
  }
}
