import type { ApiClient } from '@rounds/testing';
import * as HLS from 'hls-parser';
import { ensure } from './ensure';

export interface CheckedRendition {
  height: number;
  codecs: string;
  segments: number;
  seconds: number;
}

export interface CheckedPlayback {
  renditions: CheckedRendition[];
  /** One address of each kind, to try with other people's sessions. */
  playlistUrl: string;
  segmentUrl: string;
}

/** Playlists may differ from the source by a frame or two at each end. */
const TOLERANCE_SECONDS = 0.2;

/** Fetches every playlist and every segment of every rendition and compares them with the source. */
export async function checkPlayback(
  client: ApiClient,
  src: string,
  sourceSeconds: number,
): Promise<CheckedPlayback> {
  const master = HLS.parse(await fetchText(client, src, 'multivariant-playlist'));
  ensure(master.isMasterPlaylist, 'multivariant-playlist', 'it is not a multivariant playlist');
  ensure(master.variants.length > 0, 'multivariant-playlist', 'it has no variants');
  const renditions: CheckedRendition[] = [];
  /** By address: the qualities share it. */
  const audio: Record<string, Awaited<ReturnType<typeof checkRendition>>> = {};
  let segmentUrl = '';
  for (const variant of master.variants) {
    const { height = 0 } = variant.resolution ?? {};
    ensure(height > 0 && !!variant.codecs, 'variant-attributes', `${variant.uri} lacks attributes`);
    const checked = await checkRendition(client, resolve(src, variant.uri), variant.bandwidth);
    const difference = Math.abs(checked.seconds - sourceSeconds);
    ensure(
      difference <= TOLERANCE_SECONDS,
      'rendition-duration',
      `${height}p lasts ${checked.seconds} s, the source ${sourceSeconds} s`,
    );
    segmentUrl ||= checked.firstSegment;
    for (const { uri = '' } of variant.audio) {
      const sound = (audio[uri] ??= await checkRendition(client, resolve(src, uri), Infinity));
      ensure(
        Math.abs(sound.seconds - checked.seconds) <= TOLERANCE_SECONDS,
        'rendition-duration',
        `the sound lasts ${sound.seconds} s, ${height}p ${checked.seconds} s`,
      );
    }
    const { segments, seconds } = checked;
    renditions.push({ height, codecs: variant.codecs ?? '', segments, seconds });
  }
  return { renditions, playlistUrl: src, segmentUrl };
}

async function checkRendition(client: ApiClient, url: string, bandwidth: number) {
  const playlist = HLS.parse(await fetchText(client, url, 'media-playlist'));
  ensure(
    !playlist.isMasterPlaylist && playlist.endlist,
    'media-playlist',
    `${url} is not complete`,
  );
  const { segments } = playlist;
  ensure(segments.length > 0, 'media-playlist', `${url} has no segments`);
  const init = segments[0]?.map?.uri;
  if (init) await fetchBytes(client, resolve(url, init), 'init-segment');
  const sizes: Size[] = [];
  for (const { uri, duration } of segments) {
    const bytes = await fetchBytes(client, resolve(url, uri), 'segment');
    sizes.push({ bits: bytes * 8, seconds: duration });
  }
  const peak = peakBitRate(sizes, playlist.targetDuration);
  ensure(
    peak <= bandwidth * 1.01,
    'bandwidth',
    `${hideToken(url)} needs ${peak}, declared ${bandwidth}`,
  );
  const seconds = sizes.reduce((sum, size) => sum + size.seconds, 0);
  const firstSegment = resolve(url, segments[0]?.uri ?? '');
  return { segments: segments.length, seconds: Math.round(seconds * 1000) / 1000, firstSegment };
}

interface Size {
  bits: number;
  seconds: number;
}

/**
 * The highest bit rate of contiguous segments that last half to one and a half target durations
 * together (RFC 8216 §4.3.4.2): a very short last segment does not count alone.
 */
function peakBitRate(sizes: Size[], targetSeconds: number): number {
  let peak = 0;
  for (const start of sizes.keys()) {
    let [bits, seconds] = [0, 0];
    for (const size of sizes.slice(start)) {
      bits += size.bits;
      seconds += size.seconds;
      if (seconds > 1.5 * targetSeconds) break;
      if (seconds >= 0.5 * targetSeconds) peak = Math.max(peak, bits / seconds);
    }
  }
  return peak;
}

const resolve = (base: string, uri: string): string =>
  new URL(uri, new URL(base, 'http://origin.invalid')).pathname;

async function fetchText(client: ApiClient, url: string, check: string): Promise<string> {
  const response = await client.fetch(url);
  ensure(response.status === 200, check, `${response.status} for ${hideToken(url)}`);
  return response.text();
}

async function fetchBytes(client: ApiClient, url: string, check: string): Promise<number> {
  const response = await client.fetch(url);
  ensure(response.status === 200, check, `${response.status} for ${hideToken(url)}`);
  const { byteLength } = await response.arrayBuffer();
  ensure(byteLength > 0, check, `${hideToken(url)} is empty`);
  return byteLength;
}

/** Tokens do not belong in logs, not even in those of a check. */
export const hideToken = (url: string): string => url.replace(/\/media\/[^/]+/, '/media/…');
