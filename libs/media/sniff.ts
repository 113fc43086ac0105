import { open } from 'node:fs/promises';
import { MediaError } from './media-error';

const SNIFF_BYTES = 4096;

/** Texts that would make a player open something else. */
const REFERENCES = [
  /^#EXTM3U/i, // m3u, HLS
  /^ffconcat version/i,
  /^\s*(#[^\n]*\n\s*)*file\s+\S/i, // a concat script without its header
  /^\s*\[playlist\]/i, // pls
  /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(MPD|SmoothStreamingMedia|smil|playlist|asx|AssetMap)[\s>]/i,
  /^v=0\r?\no=/, // SDP
  /^RTSPtext/,
];

/** Still pictures that wear the mp4 box structure (ISO 23008-12, AVIF). */
const PICTURE_BRANDS = new Set(['avif', 'avis', 'heic', 'heix', 'heim', 'heis', 'mif1', 'msf1']);

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * Looks at the first bytes before any demuxer does.
 * @throws MediaError for what can be told at a glance: playlists, scripts, still pictures
 */
export const sniff = async (file: string): Promise<void> => judgeHead(await readHead(file));

/** Does the file begin with a box that MP4 and QuickTime files begin with? */
export const beginsLikeMp4 = async (file: string): Promise<boolean> =>
  ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(
    (await readHead(file)).toString('latin1', 4, 8),
  );

/** @throws MediaError as `sniff` does */
export function judgeHead(head: Buffer): void {
  const text = head.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  if (REFERENCES.some((pattern) => pattern.test(text))) {
    throw new MediaError(
      'media-format-refused',
      'The file is a playlist or a script that points at other files, not a recording',
    );
  }
  if (text.slice(4, 8) === 'ftyp' && PICTURE_BRANDS.has(text.slice(8, 12))) {
    throw new MediaError('media-unreadable', 'The file is a picture, not a recording');
  }
}
