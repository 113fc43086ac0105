import { inflateRawSync } from 'node:zlib';

/** Some bytes of a file; fewer at its end. */
export type ReadAt = (start: number, length: number) => Promise<Buffer>;

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
/** No office document has a longer list of its parts. */
const LONGEST_DIRECTORY = 4 * 1024 * 1024;
const LONGEST_ENTRY = 1024 * 1024;

interface Entry {
  method: number;
  packedBytes: number;
  localAt: number;
}

/**
 * One file of a zip archive (APPNOTE 6.3). Null for what is no archive, has no such file, or has it
 * larger than a mebibyte: nothing of it is unpacked beyond that.
 */
export async function zipEntry(
  readAt: ReadAt,
  bytes: number,
  name: string,
): Promise<Buffer | null> {
  try {
    const found = await findEntry(readAt, bytes, name);
    return found && (await unpack(readAt, found));
  } catch (error) {
    // Offsets and lengths are the file's own words.
    if (error instanceof RangeError || isBadData(error)) return null;
    throw error;
  }
}

const isBadData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

async function findEntry(readAt: ReadAt, bytes: number, name: string): Promise<Entry | null> {
  const tailAt = Math.max(0, bytes - END_BYTES - LONGEST_COMMENT);
  const tail = await readAt(tailAt, bytes - tailAt);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END);
  const endAt = tail.lastIndexOf(signature);
  if (endAt < 0) return null;
  const length = tail.readUInt32LE(endAt + 12);
  if (length > LONGEST_DIRECTORY) return null;
  const directory = await readAt(tail.readUInt32LE(endAt + 16), length);
  for (let at = 0; at + ENTRY_BYTES <= directory.length;) {
    if (directory.readUInt32LE(at) !== ENTRY) return null;
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
    if (directory.toString('latin1', at + ENTRY_BYTES, nameEnd) === name) {
      return {
        method: directory.readUInt16LE(at + 10),
        packedBytes: directory.readUInt32LE(at + 20),
        localAt: directory.readUInt32LE(at + 42),
      };
    }
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return null;
}

async function unpack(
  readAt: ReadAt,
  { method, packedBytes, localAt }: Entry,
): Promise<Buffer | null> {
  if (packedBytes > LONGEST_ENTRY) return null;
  const head = await readAt(localAt, LOCAL_BYTES);
  if (head.readUInt32LE(0) !== LOCAL) return null;
  const from = localAt + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = await readAt(from, packedBytes);
  if (packed.length < packedBytes) return null;
  if (method === STORED) return packed;
  return method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: LONGEST_ENTRY }) : null;
}
