/** A file that the media endpoint delivers. */
export interface MediaFile {
  contentType: string;
  /** Whether its bytes never change under this name. */
  immutable: boolean;
}

const RENDITION = '[0-9]{1,5}p[0-9a-z]{0,8}';
const AUDIO = 'audio(-levelled)?';
/** Recordings from before chunks hold their segments in the rendition's own folder. */
const TAKE = 'live/(t[0-9]{5,8}|small/r[0-9]{1,16})';
const SEGMENTS = `(${AUDIO}|${TAKE}|${RENDITION}(/c[0-9]{5,8})?)`;

/** All that may be asked for; everything else, above all the original, is refused unseen. */
const ALLOWED: readonly { path: RegExp; file: MediaFile }[] = [
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
export const mediaFile = (path: string): MediaFile | null =>
  ALLOWED.find((allowed) => allowed.path.test(path))?.file ?? null;

/** `private`: only the viewer's own browser may keep it; the token is not for shared caches. */
export const cacheControl = ({ immutable }: MediaFile): string =>
  immutable ? 'private, max-age=86400, immutable' : 'private, no-cache';
