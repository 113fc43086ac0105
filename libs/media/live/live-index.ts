import { FlvIndex } from './flv-index';
import type { LiveContainer, LiveIndex } from './live-source';
import { MatroskaIndex } from './matroska-index';
import { Mp4Index } from './mp4-index';

export function liveIndex(container: LiveContainer): LiveIndex {
  switch (container) {
    case 'matroska':
      return new MatroskaIndex();
    case 'mp4':
      return new Mp4Index();
    case 'flv':
      return new FlvIndex();
  }
}
