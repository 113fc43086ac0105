import { onScopeDispose, reactive, watch, type Ref } from 'vue';

/** What the media element does, as it reports it itself; times are media milliseconds. */
export interface MediaState {
  playing: boolean;
  ended: boolean;
  muted: boolean;
  rate: number;
  /** 0 while unknown. */
  durationMs: number;
}

const EVENTS = [
  'play',
  'pause',
  'playing',
  'ended',
  'seeking',
  'volumechange',
  'ratechange',
  'durationchange',
  'emptied',
];

/** Follows a media element. Nothing is set here that the element has not confirmed. */
export function useMediaState(media: Ref<HTMLVideoElement | undefined>): MediaState {
  const state = reactive<MediaState>({
    playing: false,
    ended: false,
    muted: false,
    rate: 1,
    durationMs: 0,
  });
  let listening = new AbortController();

  function read(element: HTMLVideoElement) {
    state.playing = !element.paused && !element.ended;
    state.ended = element.ended;
    state.muted = element.muted;
    state.rate = element.playbackRate;
    // While a source is replaced the length is unknown; the class stays as long as it was.
    if (Number.isFinite(element.duration)) state.durationMs = Math.round(element.duration * 1000);
  }

  watch(
    media,
    (element) => {
      listening.abort();
      if (!element) return;
      listening = new AbortController();
      const { signal } = listening;
      for (const event of EVENTS) element.addEventListener(event, () => read(element), { signal });
      read(element);
    },
    { flush: 'sync' },
  );
  onScopeDispose(() => listening.abort());
  return state;
}
