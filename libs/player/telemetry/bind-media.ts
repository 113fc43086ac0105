import type { WatchTelemetry } from './watch-telemetry';

const toMs = (seconds: number) => seconds * 1000;

/**
 * Feeds the telemetry from a media element and its page, and returns a function that ends it.
 * Frames give exact positions while the picture is seen, `timeupdate` does in the background.
 */
export function bindMedia(
  media: HTMLVideoElement,
  telemetry: WatchTelemetry,
  page: Document = document,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const position = () => toMs(media.currentTime);
  const on = (type: string, listener: () => void) =>
    media.addEventListener(type, listener, { signal });

  on('playing', () => telemetry.playing(position(), media.playbackRate));
  on('timeupdate', () => tick());
  on('pause', () => telemetry.paused(position()));
  on('ended', () => telemetry.paused(position()));
  on('waiting', () => telemetry.stalled(position()));
  on('seeking', () => telemetry.seeked(position()));
  // A seek into buffered media resumes without another `playing`.
  on('seeked', () => {
    if (!media.paused && media.readyState >= media.HAVE_FUTURE_DATA) {
      telemetry.playing(position(), media.playbackRate);
    }
  });
  on('ratechange', () => telemetry.rateChanged(position(), media.playbackRate));
  on('emptied', () => telemetry.emptied());

  function tick() {
    if (!media.paused && !media.seeking) telemetry.tick(position());
  }

  function everyFrame() {
    if (signal.aborted || !('requestVideoFrameCallback' in media)) return;
    media.requestVideoFrameCallback(() => {
      tick();
      everyFrame();
    });
  }
  everyFrame();

  const leave = () => telemetry.leaving(position());
  page.addEventListener('visibilitychange', () => page.visibilityState === 'hidden' && leave(), {
    signal,
  });
  const view = page.defaultView;
  view?.addEventListener('pagehide', leave, { signal });
  view?.addEventListener('online', () => telemetry.online(), { signal });
  view?.addEventListener('pageshow', () => telemetry.online(), { signal });

  return () => {
    leave();
    listening.abort();
    telemetry.dispose();
  };
}
