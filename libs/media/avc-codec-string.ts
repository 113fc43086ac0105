/**
 * The RFC 6381 string of the H.264 track in an fMP4 init segment, e.g. `avc1.64001f`, read from the
 * profile, constraint and level bytes of its `avcC` box (ISO 14496-15 §5.3.3.1).
 * @returns null when there is no such box
 */
export function avcCodecString(init: Buffer): string | null {
  const at = init.indexOf('avcC', 0, 'latin1');
  const bytes = init.subarray(at + 5, at + 8);
  if (at < 0 || init[at + 4] !== 1 || bytes.length < 3) return null;
  return `avc1.${bytes.toString('hex')}`;
}

/**
 * The RFC 6381 string of the AAC track, e.g. `mp4a.40.2`: object type indication and, from the
 * decoder-specific info, the audio object type (ISO 14496-1 §7.2.6, 14496-3 §1.6).
 * @returns null when there is no sound
 */
export function aacCodecString(init: Buffer): string | null {
  const at = init.indexOf('esds', 0, 'latin1');
  if (at < 0) return null;
  let offset = at + 8; // type, version, flags
  for (const tag of [0x03, 0x04, 0x05]) {
    if (init[offset] !== tag) return null;
    offset += 1;
    while (((init[offset] ?? 0) & 0x80) !== 0) offset += 1; // length, seven bits a byte
    offset += 1;
    if (tag === 0x03) offset += 3; // ES_ID, flags
    if (tag === 0x04) {
      if (init[offset] !== 0x40) return null; // MPEG-4 audio
      offset += 13;
    }
  }
  const objectType = (init[offset] ?? 0) >> 3;
  return `mp4a.40.${objectType}`;
}
