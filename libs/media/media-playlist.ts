import { MediaError } from './media-error';

export interface MediaPlaylist {
  init: string;
  segments: { uri: string; durationMs: number }[];
}

/** A name in the same folder: no path, no scheme, nothing to escape. */
const PLAIN_NAME = /^[\w-]+\.(m4s|mp4)$/;

/**
 * Reads an fMP4 media playlist (RFC 8216 §4.3.3) as strictly as we write it.
 * @param growing more is to come: it may end anywhere, and hold no segment yet
 * @throws MediaError `rendition-playlist-invalid`
 */
export function readMediaPlaylist(text: string, growing = false): MediaPlaylist {
  const invalid = (why: string): MediaError =>
    new MediaError('rendition-playlist-invalid', 'The playlist is not valid', why);
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines[0] !== '#EXTM3U') throw invalid('#EXTM3U is missing');
  if (!growing && lines.at(-1) !== '#EXT-X-ENDLIST') throw invalid('#EXT-X-ENDLIST is missing');
  const init = lines.map((line) => /^#EXT-X-MAP:URI="([^"]+)"/.exec(line)?.[1]).find(Boolean);
  const target = Number(/^#EXT-X-TARGETDURATION:(\d+)$/m.exec(text)?.[1]);
  if (!init || !PLAIN_NAME.test(init)) throw invalid('no usable #EXT-X-MAP');
  if (!Number.isInteger(target)) throw invalid('no #EXT-X-TARGETDURATION');
  const segments: MediaPlaylist['segments'] = [];
  lines.forEach((line, i) => {
    const duration = /^#EXTINF:([\d.]+),/.exec(line)?.[1];
    if (duration === undefined) return;
    const uri = lines[i + 1] ?? '';
    if (!PLAIN_NAME.test(uri)) throw invalid(`not a plain name: ${uri}`);
    if (Math.round(Number(duration)) > target) throw invalid(`${uri} exceeds the target duration`);
    segments.push({ uri, durationMs: Math.round(Number(duration) * 1_000_000) / 1000 });
  });
  if (!growing && segments.length === 0) throw invalid('no segments');
  return { init, segments };
}
