/** Segments that share an init segment, by their names beside the playlist. */
export interface PlaylistTake {
  init: string;
  segments: string[];
}

/** The takes of a playlist that we wrote ourselves. */
export function playlistTakes(playlist: string): PlaylistTake[] {
  const takes: PlaylistTake[] = [];
  for (const line of playlist.split('\n')) {
    const init = /^#EXT-X-MAP:URI="([^"]+)"/.exec(line)?.[1];
    if (init) takes.push({ init, segments: [] });
    else if (line !== '' && !line.startsWith('#')) takes.at(-1)?.segments.push(line);
  }
  return takes;
}
