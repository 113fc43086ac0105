import type { Engine, EngineOptions } from './types';

const HLS_TYPE = 'application/vnd.apple.mpegurl';

/** Whether the browser itself plays HLS (iPhones before iOS 17.1). */
export const nativeSupported = (media: HTMLVideoElement) => media.canPlayType(HLS_TYPE) !== '';

/**
 * Leaves HLS to the browser. It tells neither status codes nor rungs: any failure to load may be an
 * expired token, so that recovery asks for a new source as well.
 */
export function createNativeEngine({ media, url, startSeconds, onEvent }: EngineOptions): Engine {
  const listening = new AbortController();
  const { signal } = listening;
  let resumeSeconds = startSeconds;

  media.addEventListener(
    'loadedmetadata',
    () => {
      if (resumeSeconds > 0) media.currentTime = resumeSeconds;
      onEvent({ type: 'qualities', qualities: [] });
    },
    { signal },
  );
  media.addEventListener('canplay', () => onEvent({ type: 'loaded' }), { signal });
  media.addEventListener('timeupdate', () => (resumeSeconds = media.currentTime), { signal });
  media.addEventListener(
    'error',
    () => {
      const decoding = media.error?.code === MediaError.MEDIA_ERR_DECODE;
      onEvent({ type: 'problem', problem: { kind: decoding ? 'media' : 'expired', fatal: true } });
    },
    { signal },
  );

  function load() {
    media.src = url;
    media.load();
  }
  load();

  return {
    resume: load,
    recoverMedia: load,
    setQuality: () => undefined,
    destroy() {
      listening.abort();
      media.removeAttribute('src');
      media.load();
    },
  };
}
