import type { MediaInfo } from './media-info';

/**
 * The demuxers that may judge a file. None of them follows a reference to another file or address;
 * playlists, scripts, picture sequences and devices are not here.
 */
export const ALLOWED_DEMUXERS = 'mov,matroska,avi,ogg,mpegts';

/** Only plain local files are ever opened. */
export const ALLOWED_PROTOCOLS = 'file';

/** How far to look for tracks: sound in a transport stream may begin seconds after the pictures. */
const LOOK_BYTES = 50_000_000;
const LOOK_MICROSECONDS = 20_000_000;

/**
 * What stands before every input, for ffmpeg and ffprobe alike.
 * @param container as probed; left out for the first look at a file, by ffprobe, which unlike
 *   ffmpeg tolerates an option that the demuxer does not know
 */
export const inputOptions = (container?: MediaInfo['container']): string[] => [
  // A QuickTime data reference may name another file: it is never followed.
  ...(container === undefined || container === 'mp4' ? ['-enable_drefs', '0'] : []),
  '-protocol_whitelist',
  ALLOWED_PROTOCOLS,
  '-format_whitelist',
  ALLOWED_DEMUXERS,
  '-probesize',
  String(LOOK_BYTES),
  '-analyzeduration',
  String(LOOK_MICROSECONDS),
];

/** A path as ffmpeg takes it: never read as another protocol or as an option. */
export const inputUrl = (path: string): string => `file:${path}`;
