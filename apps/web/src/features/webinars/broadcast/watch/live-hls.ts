import Hls from 'hls.js/light';
import { heedNarrowLine } from './narrow-line';

/**
 * At the edge: a player waits at the server for each segment and has it a moment after its end; the
 * rest of the distance is for hiccups of the line. Who falls behind plays faster, and jumps where
 * that would take long: hls.js plays faster within a segment of twice the distance only.
 */
const AT_THE_EDGE = {
  liveSyncDuration: 2.4,
  liveMaxLatencyDuration: 4.5,
  maxLiveSyncPlaybackRate: 1.15,
  liveSyncOnStallIncrease: 0.3,
  // Segments of a second are short samples of a line: hls.js is to trust them sooner than long ones.
  abrEwmaFastLive: 1,
  abrEwmaSlowLive: 3,
  backBufferLength: 20,
  maxBufferLength: 10,
};
/** From the start: like a class, but one that grows. */
const FROM_THE_START = { startPosition: 0, backBufferLength: 60, maxBufferLength: 30 };

const PATIENT = {
  default: {
    maxTimeToFirstByteMs: 8000,
    maxLoadTimeMs: 20_000,
    timeoutRetry: { maxNumRetry: 20, retryDelayMs: 500, maxRetryDelayMs: 4000 },
    errorRetry: { maxNumRetry: 20, retryDelayMs: 500, maxRetryDelayMs: 4000 },
  },
};

export interface LiveSource {
  url: string;
  fromStart: boolean;
}

export interface LiveEngine {
  /** When the picture that is shown was taken, by the server's clock; null while that is unknown. */
  shownAt(): Date | null;
  destroy(): void;
}

/** Plays a broadcast; what fails for good is begun anew by `onLost`. */
export function playLive(
  media: HTMLVideoElement,
  { url, fromStart }: LiveSource,
  onLost: () => void,
): LiveEngine {
  if (!Hls.isSupported()) return playNatively(media, url, onLost);
  const hls = new Hls({
    ...(fromStart ? FROM_THE_START : AT_THE_EDGE),
    lowLatencyMode: true,
    // Of the renditions no larger one than is seen, and than the line carries.
    capLevelToPlayerSize: true,
    manifestLoadPolicy: PATIENT,
    playlistLoadPolicy: PATIENT,
    fragLoadPolicy: PATIENT,
  });
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return;
    if (type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else onLost();
  });
  heedNarrowLine(hls);
  hls.loadSource(url);
  hls.attachMedia(media);
  return { shownAt: () => hls.playingDate, destroy: () => hls.destroy() };
}

/** iPhones play HLS by themselves, and tell the time of day of what they show. */
function playNatively(media: HTMLVideoElement, url: string, onLost: () => void): LiveEngine {
  media.src = url;
  media.addEventListener('error', onLost, { once: true });
  return {
    shownAt: () => {
      const start = (media as { getStartDate?: () => Date }).getStartDate?.();
      const startMs = start?.getTime() ?? NaN;
      return Number.isNaN(startMs) ? null : new Date(startMs + media.currentTime * 1000);
    },
    destroy: () => {
      media.removeAttribute('src');
      media.load();
    },
  };
}
