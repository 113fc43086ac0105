/** An EBML element's head (RFC 8794 §5, §6). Sizes are of its data, null when it has none declared. */
export interface EbmlHead {
  id: number;
  size: number | null;
  headBytes: number;
}

/** Elements of Matroska (RFC 9559) that are looked at here, by their ids. */
export const MATROSKA = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  cluster: 0x1f43b675,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
} as const;

/** What a cluster may hold: timestamp, its old name for tracks, position, sizes, blocks, void, CRC. */
const IN_CLUSTER = new Set([0xe7, 0x5854, 0xa7, 0xab, 0xa3, 0xa0, 0xaf, 0xec, 0xbf]);
export const mayBeInCluster = (id: number): boolean => IN_CLUSTER.has(id);

/** Top-level elements that may follow a cluster: more clusters, cues, tags, chapters, and so on. */
const IN_SEGMENT = new Set([
  0x1f43b675, 0x1c53bb6b, 0x1254c367, 0x1043a770, 0x1941a469, 0x114d9b74, 0x1549a966, 0x1654ae6b,
  0xec, 0xbf,
]);
export const mayBeInSegment = (id: number): boolean => IN_SEGMENT.has(id);

/** Reads an element's head; null when the bytes end before it does, or are none. */
export function ebmlHead(bytes: Buffer): EbmlHead | null {
  const idBytes = leadingLength(bytes[0]);
  if (idBytes === null || idBytes > 4) return null;
  const sizeBytes = leadingLength(bytes[idBytes]);
  if (sizeBytes === null || bytes.length < idBytes + sizeBytes) return null;
  const id = bytes.readUIntBE(0, idBytes);
  const raw = bytes.subarray(idBytes, idBytes + sizeBytes);
  const first = (raw[0] ?? 0) & (0xff >> sizeBytes);
  const unknown = first === 0xff >> sizeBytes && raw.subarray(1).every((byte) => byte === 0xff);
  const size = raw.subarray(1).reduce((sum, byte) => sum * 256 + byte, first);
  return { id, size: unknown ? null : size, headBytes: idBytes + sizeBytes };
}

/** How many bytes a variable-length number has: the zeros before its first one, plus one. */
function leadingLength(first: number | undefined): number | null {
  return first === undefined || first === 0 ? null : Math.clz32(first) - 23;
}
