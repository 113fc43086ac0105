import type { MediaInfo } from './media-info';

/** Containers with an index, in which any moment is found without reading all before it. */
const INDEXED: readonly MediaInfo['container'][] = ['mp4', 'matroska'];

export const hasIndex = ({ container }: Pick<MediaInfo, 'container'>): boolean =>
  INDEXED.includes(container);
