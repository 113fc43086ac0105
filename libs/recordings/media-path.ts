import { LIVE_FOLDER, LIVE_MASTER, LIVE_PLAYLIST, SMALL_PLAYLIST } from './storage-keys';

/** A file that the media endpoint delivers. */
export interface MediaFile {
  contentType: string;
  /** Whether its bytes never change under this name. */
  immutable: boolean;
  /** What goes out live is asked for by everybody at once: for so long one reading serves them all. */
  sharedMs: number;
  /** Whether a player may wait for what comes next. */
  mayWait: boolean;
}

const RENDITION = '[0-9]{1,5}p[0-9a-z]{0,8}';
const AUDIO = 'audio(-levelled)?';
/** Recordings from before chunks hold their segments in the rendition's own folder. */
const TAKE = `${LIVE_FOLDER}(t[0-9]{5,8}|small/r[0-9]{1,16})`;
const SEGMENTS = `(${AUDIO}|${TAKE}|${RENDITION}(/c[0-9]{5,8})?)`;

/** All that may be asked for; everything else, above all the original, is refused unseen. */
const ALLOWED: readonly { path: RegExp; file: Pick<MediaFile, 'contentType' | 'immutable'> }[] = [
  {
    path: new RegExp(`^(master|live|live-master|small|dvr|(${AUDIO}|${RENDITION})/index)\\.m3u8$`),
    file: { contentType: 'application/vnd.apple.mpegurl', immutable: false },
  },
  {
    path: new RegExp(`^${SEGMENTS}/init\\.mp4$`),
    file: { contentType: 'video/mp4', immutable: true },
  },
  {
    path: new RegExp(`^${SEGMENTS}/seg_[0-9]{1,8}\\.m4s$`),
    file: { contentType: 'video/iso.segment', immutable: true },
  },
  {
    path: /^(poster|thumbnails\/thumbnails_[0-9]{1,6})\.jpg$/,
    file: { contentType: 'image/jpeg', immutable: true },
  },
  {
    path: /^thumbnails\/thumbnails\.vtt$/,
    file: { contentType: 'text/vtt; charset=utf-8', immutable: true },
  },
];

/** What lies at a path below `/media/TOKEN/`; null when nothing there may be asked for. */
export function mediaFile(path: string): MediaFile | null {
  const file = ALLOWED.find((allowed) => allowed.path.test(path))?.file;
  return file ? { ...file, sharedMs: sharedMs(path), mayWait: AT_THE_EDGE.has(path) } : null;
}

/** The playlists that grow with every segment. */
const AT_THE_EDGE: ReadonlySet<string> = new Set([LIVE_PLAYLIST, SMALL_PLAYLIST]);
const LIVE_SEGMENT_MS = 3000;
/** Players at the edge lose no more than this by it. */
const LIVE_PLAYLIST_MS = 50;

function sharedMs(path: string): number {
  if (AT_THE_EDGE.has(path) || path === LIVE_MASTER) return LIVE_PLAYLIST_MS;
  return path.startsWith(LIVE_FOLDER) ? LIVE_SEGMENT_MS : 0;
}

/** `private`: only the viewer's own browser may keep it; the token is not for shared caches. */
export const cacheControl = ({ immutable }: MediaFile): string =>
  immutable ? 'private, max-age=86400, immutable' : 'private, no-cache';
