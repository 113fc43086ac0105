import type { AudioInfo, MediaInfo } from './media-info';

/** What people hear: the track that the file marks as default, else its first. */
export const chosenAudio = (info: Pick<MediaInfo, 'audio'>): AudioInfo | undefined =>
  info.audio.find((track) => track.default) ?? info.audio[0];
