import { MediaError } from './media-error';
import type { VerifiedRendition } from './rendition';

/** What a connection of unknown speed most likely carries, and a class is legible in. */
const FIRST_SHORT_SIDE = 480;

/**
 * The playlist that names every quality (RFC 8216 §4.3.4). Players without a bandwidth estimate
 * begin with the first entry, so that is the best one up to 480p: it shows legible slides at once
 * on a slow line, and a fast line has switched up after one segment. The others follow by bandwidth.
 * @param renditions in any order, at least one
 * @param uri of a rendition's playlist; `NAME/index.m3u8` unless told
 */
export function multivariantPlaylist(
  renditions: VerifiedRendition[],
  uri: (rendition: VerifiedRendition) => string = (r) => `${r.name}/index.m3u8`,
): string {
  const best = [...renditions].sort((a, b) => b.bandwidth - a.bandwidth);
  const first =
    best.find(({ width, height }) => Math.min(width, height) <= FIRST_SHORT_SIDE) ?? best.at(-1);
  if (!first) {
    throw new MediaError('rendition-playlist-invalid', 'There is no rendition to play');
  }
  const ordered = [first, ...best.filter((rendition) => rendition !== first)];
  const entries = ordered.flatMap((rendition) => [streamInf(rendition), uri(rendition)]);
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...entries, ''].join('\n');
}

const streamInf = (rendition: VerifiedRendition): string =>
  '#EXT-X-STREAM-INF:' +
  [
    `BANDWIDTH=${Math.ceil(rendition.bandwidth)}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(rendition.averageBandwidth)}`,
    `RESOLUTION=${rendition.width}x${rendition.height}`,
    `FRAME-RATE=${rendition.frameRate.toFixed(3)}`,
    `CODECS="${rendition.codecs}"`,
  ].join(',');
