/** A box of an ISO base media file (ISO 14496-12 §4.2). */
export interface Box {
  type: string;
  body: Buffer;
}

/** What stands before a box's body. */
export interface BoxHead {
  type: string;
  /** Of the head itself. */
  headBytes: number;
  /** Of the whole box; null: it goes to the end of the file. */
  bytes: number | null;
}

/** So much of a file is enough to read the head of a box. */
export const MOST_HEAD_BYTES = 16;

/** @returns null when it is cut off or cannot be */
export function readBoxHead(bytes: Buffer): BoxHead | null {
  if (bytes.length < 8) return null;
  const size = bytes.readUInt32BE(0);
  const type = bytes.toString('latin1', 4, 8);
  if (size === 0) return { type, headBytes: 8, bytes: null };
  if (size !== 1) return size < 8 ? null : { type, headBytes: 8, bytes: size };
  if (bytes.length < MOST_HEAD_BYTES) return null;
  const large = Number(bytes.readBigUInt64BE(8));
  return large < MOST_HEAD_BYTES ? null : { type, headBytes: MOST_HEAD_BYTES, bytes: large };
}

/** The boxes that follow each other in `bytes`; stops where one is cut off. */
export function* boxes(bytes: Buffer): Generator<Box> {
  for (let at = 0; at < bytes.length;) {
    const head = readBoxHead(bytes.subarray(at, at + MOST_HEAD_BYTES));
    if (!head) return;
    const end = head.bytes === null ? bytes.length : at + head.bytes;
    yield { type: head.type, body: bytes.subarray(at + head.headBytes, end) };
    at = end;
  }
}

/** The body of the first such box, or of the first one below it, and so on. */
export const findBox = (bytes: Buffer, ...path: string[]): Buffer | undefined =>
  path.reduce<Buffer | undefined>(
    (within, type) => within && [...boxes(within)].find((box) => box.type === type)?.body,
    bytes,
  );

/** Ticks a second of the first track of an init segment; null when it does not say (§8.4.2). */
export function timeScale(init: Buffer): number | null {
  const mdhd = findBox(init, 'moov', 'trak', 'mdia', 'mdhd');
  if (!mdhd || mdhd.length < 16) return null;
  return mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12);
}

/** A box with that body. */
export function box(type: string, ...body: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(
    body.reduce((sum, { length }) => sum + length, head.length),
    0,
  );
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...body]);
}

/** A body of 32-bit numbers, as most boxes have. */
export function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value >>> 0, at * 4));
  return bytes;
}
