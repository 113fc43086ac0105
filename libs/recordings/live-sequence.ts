/** The media sequence number of a playlist's last segment; Infinity when no more come. */
export function lastSequence(playlist: string): number {
  if (playlist.includes('#EXT-X-ENDLIST')) return Infinity;
  const first = Number(/^#EXT-X-MEDIA-SEQUENCE:(\d+)/m.exec(playlist)?.[1] ?? 0);
  return first + (playlist.match(/^#EXTINF:/gm)?.length ?? 0) - 1;
}

/** Which segment a player waits for; null when it asks for what there is. */
export function wantedSequence(query: unknown): number | null {
  if (typeof query !== 'object' || query === null || !('_HLS_msn' in query)) return null;
  const { _HLS_msn: wanted } = query;
  return typeof wanted === 'string' && /^\d{1,9}$/.test(wanted) ? Number(wanted) : null;
}
