import type { Content } from './handout-type';
import { zipEntry, type ReadAt } from './zip-entry';

export interface StoredBytes {
  bytes: number;
  readAt: ReadAt;
}

const PIECE = 1024 * 1024;
/** Tab, line ends, page break: what text has of control characters. */
const IN_TEXT = new Set([0x09, 0x0a, 0x0c, 0x0d]);
const isControl = (byte: number): boolean => (byte < 0x20 && !IN_TEXT.has(byte)) || byte === 0x7f;

/** Whether a file is inside what its name says. */
export async function isTrue(content: Content, file: StoredBytes): Promise<boolean> {
  switch (content.by) {
    case 'first-bytes':
      return (await file.readAt(0, content.bytes.length)).equals(content.bytes);
    case 'office-part':
      return await hasPart(file, content.part);
    case 'text':
      return await isText(file);
  }
}

async function hasPart({ bytes, readAt }: StoredBytes, part: string): Promise<boolean> {
  const begin = await readAt(0, 4);
  if (!begin.equals(Buffer.from('PK\x03\x04', 'latin1'))) return false;
  const types = await zipEntry(readAt, bytes, '[Content_Types].xml');
  return types?.toString('utf8').includes(`ContentType="${part}"`) ?? false;
}

/** Of whatever encoding: tables from Excel are often not in UTF-8. */
async function isText({ bytes, readAt }: StoredBytes): Promise<boolean> {
  for (let at = 0; at < bytes; at += PIECE) {
    if ((await readAt(at, PIECE)).some(isControl)) return false;
  }
  return true;
}
