import type { FileHandle } from 'node:fs/promises';
import { readAt } from './byte-reader';

const SYNC = 0x47;
/** Plain, with a time stamp before each packet (cameras, Blu-ray), with error correction. */
const PACKET_SIZES = [188, 192, 204];
const HEAD_BYTES = 64 * 1024;
/** So many packets in a row show how they lie. */
const IN_A_ROW = 8;

/**
 * How many bytes the last packet of an MPEG transport stream lacks (ISO 13818-1 §2.4.3.2). A stream
 * that was cut between two packets cannot be told from a capture that was ended there: that is how
 * encoders and receivers end theirs, often within a unit of sound.
 */
export async function beyondTransportStreamEnd(handle: FileHandle, size: number): Promise<number> {
  const layout = layoutOf(await readAt(handle, 0, HEAD_BYTES));
  if (!layout) return 0;
  const { first, packetSize } = layout;
  const over = (size - first) % packetSize;
  return over > 0 ? packetSize - over : 0;
}

/** Where the first packet starts, with what lies before its sync byte. */
function layoutOf(head: Buffer): { first: number; packetSize: number } | null {
  for (const packetSize of PACKET_SIZES) {
    const before = packetSize === 192 ? 4 : 0;
    for (let first = 0; first < packetSize; first++) {
      const syncs = Array.from({ length: IN_A_ROW }, (_, at) => first + before + at * packetSize);
      if (syncs.every((at) => at >= head.length || head[at] === SYNC)) return { first, packetSize };
    }
  }
  return null;
}
