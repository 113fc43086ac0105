import { open } from 'node:fs/promises';

const HEADER_BYTES = 16;
const MAX_BOXES = 100_000;

/**
 * Walks the top-level boxes of an MP4 or QuickTime file (ISO 14496-12 §4.2).
 * @returns how many bytes the file declares beyond its end; 0 when it is whole
 */
export async function missingMp4Bytes(file: string): Promise<number> {
  const handle = await open(file, 'r');
  try {
    const { size: fileSize } = await handle.stat();
    let offset = 0;
    for (let box = 0; box < MAX_BOXES && offset + 8 <= fileSize; box++) {
      const header = Buffer.alloc(HEADER_BYTES);
      await handle.read(header, 0, HEADER_BYTES, offset);
      const size = boxSize(header, fileSize - offset);
      if (size === null) return 0; // trailing bytes that are no box: players ignore them too
      offset += size;
    }
    return Math.max(0, offset - fileSize);
  } finally {
    await handle.close();
  }
}

/** Size of the box that begins with `header`; null when this is no box. */
function boxSize(header: Buffer, rest: number): number | null {
  if (!/^[\x20-\x7e\xa9]{4}$/.test(header.toString('latin1', 4, 8))) return null;
  const size = header.readUInt32BE(0);
  if (size === 0) return rest; // to the end of the file
  if (size === 1) return Number(header.readBigUInt64BE(8));
  return size < 8 ? null : size;
}
