import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aacCodecString, avcCodecString } from './avc-codec-string';
import { timeScale } from './boxes';
import { readFragments, sampleDuration, type Fragment } from './fragment';
import { MediaError } from './media-error';
import { readMediaPlaylist } from './media-playlist';
import { RENDITION_INIT, RENDITION_PLAYLIST, type SegmentRun } from './rendition';

/** A segment with what its boxes say, times in seconds. */
export interface MeasuredSegment {
  uri: string;
  bytes: number;
  durationMs: number;
  start: number;
  end: number;
  samples: number;
  beginsWithKeyframe: boolean;
}

export interface MeasuredRun {
  run: SegmentRun;
  segments: MeasuredSegment[];
}

/**
 * Reads what one run of ffmpeg has written into a rendition's folder: every segment whole, by its
 * own boxes rather than by the playlist alone.
 * @throws MediaError with a `rendition-…` code
 */
export async function measureRun(dir: string): Promise<MeasuredRun> {
  const text = await readFile(join(dir, RENDITION_PLAYLIST), 'utf8').catch((error: unknown) => {
    throw new MediaError('rendition-playlist-invalid', 'There is no playlist', String(error));
  });
  const playlist = readMediaPlaylist(text);
  const init = await readFile(join(dir, RENDITION_INIT)).catch(() => Buffer.alloc(0));
  const scale = timeScale(init);
  const summary = initSummary(init, scale);
  const segments: MeasuredSegment[] = [];
  for (const { uri } of playlist.segments)
    segments.push(await measureSegment(dir, uri, scale ?? 1));
  return {
    segments,
    run: {
      ...summary,
      segments: segments.map(({ bytes, durationMs }) => ({ bytes, durationMs })),
    },
  };
}

/** @throws MediaError `rendition-codec-wrong` */
export function initSummary(
  init: Buffer,
  scale: number | null,
): Pick<SegmentRun, 'init' | 'codecs'> {
  const codecs = avcCodecString(init) ?? aacCodecString(init);
  if (!scale || !codecs) {
    throw new MediaError('rendition-codec-wrong', 'The init segment tells no codec we know');
  }
  return { init: createHash('sha256').update(init).digest('hex'), codecs };
}

async function measureSegment(dir: string, uri: string, scale: number): Promise<MeasuredSegment> {
  const content = await readFile(join(dir, uri)).catch(() => Buffer.alloc(0));
  if (content.length === 0) {
    throw new MediaError('rendition-segment-missing', 'A segment is missing or empty', uri);
  }
  const fragments = readFragments(content);
  const [first] = fragments ?? [];
  if (!fragments || !first) {
    throw new MediaError('rendition-undecodable', 'A segment is not whole', uri);
  }
  const sum = (of: (one: Fragment) => number): number =>
    fragments.reduce((total, one) => total + of(one), 0);
  const duration = sum(sampleDuration) / scale;
  const start = first.baseTime / scale;
  return {
    uri,
    bytes: content.length,
    durationMs: Math.round(duration * 1_000_000) / 1000,
    start,
    end: start + duration,
    samples: sum((one) => one.samples.length),
    beginsWithKeyframe: first.samples[0]?.isKeyframe === true,
  };
}
