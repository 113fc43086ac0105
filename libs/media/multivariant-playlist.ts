import type { VerifiedRendition } from './rendition';

/**
 * The playlist that names every quality (RFC 8216 §4.3.4).
 * @param renditions in any order
 * @param uri of a rendition's playlist; `NAME/index.m3u8` unless told
 */
export function multivariantPlaylist(
  renditions: VerifiedRendition[],
  uri: (rendition: VerifiedRendition) => string = (r) => `${r.name}/index.m3u8`,
): string {
  throw new Error(`not yet ${renditions.map(uri).join()}`);
}
