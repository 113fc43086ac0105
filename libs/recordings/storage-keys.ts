import { AUDIO_FOLDER, LEVELLED_AUDIO_FOLDER } from '@rounds/media';

/** Where things lie in the storage. Made from ids and fixed names only. */
export const uploadKey = (uploadId: string): string => `uploads/${uploadId}`;

export const recordingPrefix = (recordingId: string): string => `recordings/${recordingId}`;

/** The file as it was uploaded: the only source of all that is made, never sent to anybody. */
export const originalKey = (recordingId: string): string =>
  `${recordingPrefix(recordingId)}/original`;

/** A copy of the original with an index, where the original has none. */
export const indexedKey = (recordingId: string): string =>
  `${recordingPrefix(recordingId)}/indexed`;

/** What may be played lies apart from the original, so that one prefix can be served. */
export const playablePrefix = (recordingId: string): string =>
  `${recordingPrefix(recordingId)}/play`;

export const MASTER_PLAYLIST = 'master.m3u8';
export const POSTER_FILE = 'poster.jpg';
export const THUMBNAILS_FOLDER = 'thumbnails';
export const THUMBNAILS_FILE = 'thumbnails.vtt';

export const masterKey = (recordingId: string): string =>
  `${playablePrefix(recordingId)}/${MASTER_PLAYLIST}`;

export const renditionPrefix = (recordingId: string, name: string): string =>
  `${playablePrefix(recordingId)}/${name}`;

/** A chunk's part of a rendition, in a folder of its own so that it appears in one step. */
export const chunkFolder = (index: number): string => `c${String(index).padStart(5, '0')}`;

export const chunkPrefix = (recordingId: string, name: string, index: number): string =>
  `${renditionPrefix(recordingId, name)}/${chunkFolder(index)}`;

const ARTIFACTS = {
  poster: POSTER_FILE,
  thumbnails: THUMBNAILS_FOLDER,
  audio: AUDIO_FOLDER,
  loudness: LEVELLED_AUDIO_FOLDER,
} as const;

export const artifactKey = (recordingId: string, kind: keyof typeof ARTIFACTS): string =>
  `${playablePrefix(recordingId)}/${ARTIFACTS[kind]}`;

/** What went out live lies where it plays from, so that the end of a broadcast moves nothing. */
export const LIVE_PLAYLIST = 'live.m3u8';
export const DVR_PLAYLIST = 'dvr.m3u8';
/** Names the renditions of a broadcast. */
export const LIVE_MASTER = 'live-master.m3u8';
export const LIVE_FOLDER = 'live/';
export const takeFolder = (take: number): string =>
  `${LIVE_FOLDER}t${String(take).padStart(5, '0')}`;

/** The small rendition is for those who watch live, and goes when the recording has its own. */
export const SMALL_PLAYLIST = 'small.m3u8';
const SMALL_FOLDER = `${LIVE_FOLDER}small`;
export const smallFolder = (run: number): string => `${SMALL_FOLDER}/r${run}`;
export const smallKeys = (recordingId: string): string[] =>
  [SMALL_PLAYLIST, SMALL_FOLDER].map((name) => `${playablePrefix(recordingId)}/${name}`);
