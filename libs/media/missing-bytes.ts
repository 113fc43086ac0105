import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { readAt } from './byte-reader';
import { beyondMatroskaEnd } from './matroska-end';
import type { MediaInfo } from './media-info';
import { beyondTransportStreamEnd } from './transport-stream-end';

const MAX_BOXES = 100_000;
const OGG_TAIL_BYTES = 1 << 17;

/**
 * How many bytes a file declares beyond its end: exact where the container says how long its parts
 * are, 0 where it does not say (what can be read at the tail must tell).
 */
export async function missingBytes(
  file: string,
  container: MediaInfo['container'],
): Promise<number> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    switch (container) {
      case 'mp4':
        return await beyondEnd(handle, size, mp4BoxSize);
      case 'avi':
        return await beyondEnd(handle, size, riffSize);
      case 'ogg':
        return await beyondOggEnd(handle, size);
      case 'matroska':
        return await beyondMatroskaEnd(handle, size);
      case 'mpegts':
        return await beyondTransportStreamEnd(handle, size);
    }
  } finally {
    await handle.close();
  }
}

/** Size of the part whose first 16 bytes are `head`; null when it is none. */
type PartSize = (head: Buffer, rest: number) => number | null;

async function beyondEnd(handle: FileHandle, size: number, partSize: PartSize): Promise<number> {
  let offset = 0;
  for (let part = 0; part < MAX_BOXES && offset + 8 <= size; part++) {
    const length = partSize(padded(await readAt(handle, offset, 16)), size - offset);
    if (length === null) return 0; // trailing bytes of another kind: players ignore them too
    offset += length;
  }
  return Math.max(0, offset - size);
}

const padded = (head: Buffer): Buffer => Buffer.concat([head, Buffer.alloc(16)], 16);

/** ISO 14496-12 §4.2. */
const mp4BoxSize: PartSize = (head, rest) => {
  if (!/^[\x20-\x7e\xa9]{4}$/.test(head.toString('latin1', 4, 8))) return null;
  const size = head.readUInt32BE(0);
  if (size === 0) return rest; // to the end of the file
  if (size === 1) return Number(head.readBigUInt64BE(8));
  return size < 8 ? null : size;
};

/** `RIFF`, length, type; long files have several. Recorders that crashed leave the length at 0. */
const riffSize: PartSize = (head, rest) => {
  if (head.toString('latin1', 0, 4) !== 'RIFF') return null;
  const size = head.readUInt32LE(4);
  return size === 0 || size === 0xffffffff ? rest : 8 + size;
};

/** The last page's own length (RFC 3533 §6); a file that ends in the middle of one was cut. */
async function beyondOggEnd(handle: FileHandle, size: number): Promise<number> {
  const from = Math.max(0, size - OGG_TAIL_BYTES);
  const tail = await readAt(handle, from, size - from);
  const page = tail.lastIndexOf('OggS', undefined, 'latin1');
  const table = tail.subarray(page + 27, page + 27 + (tail[page + 26] ?? 0));
  if (page < 0) return 0;
  const end = page + 27 + (tail[page + 26] ?? 0) + table.reduce((sum, lace) => sum + lace, 0);
  return Math.max(0, end - tail.length);
}
