import type { ArtifactKind } from './recording-state';

/** Where things lie in the storage. Made from ids and fixed names only. */
export const uploadKey = (uploadId: string): string => `uploads/${uploadId}`;

export const recordingPrefix = (recordingId: string): string => `recordings/${recordingId}`;

/** The file as it was uploaded: the only source of all that is made, never sent to anybody. */
export const originalKey = (recordingId: string): string =>
  `${recordingPrefix(recordingId)}/original`;

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

export const artifactKey = (recordingId: string, kind: Exclude<ArtifactKind, 'sound'>): string =>
  `${playablePrefix(recordingId)}/${kind === 'poster' ? POSTER_FILE : THUMBNAILS_FOLDER}`;
