import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { loadEngine } from '../engine/load-engine';
import { createRecovery, type Remedy } from '../engine/recovery';
import type { Engine, EngineEvent, Quality, QualityChoice } from '../engine/types';
import type { Preferences } from './preferences';

/** What the person is told about the source; null while all is well. */
export type Notice = 'connectionLost' | 'offline' | 'renewing' | 'failed' | 'unsupported';

export interface PlaybackOptions {
  media: Ref<HTMLVideoElement | undefined>;
  src: () => string;
  /** Where to begin, in media milliseconds. */
  startMs: number;
  autoplay: boolean;
  preferences: Preferences;
  onRequestSrc: () => void;
}

/** The source in the media element: loaded, kept alive, replaced without losing the place. */
export function usePlayback(options: PlaybackOptions) {
  const { media, src, preferences, onRequestSrc } = options;
  const recovery = createRecovery(() => performance.now());
  const positionMs = ref(options.startMs);
  const notice = ref<Notice | null>(null);
  const qualities = ref<Quality[]>([]);
  const playedHeight = ref<number | null>(null);
  let engine: Engine | null = null;
  /** Counts sources, so that what an old one still reports is not heard. */
  let generation = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** While a source is loaded the element reports 0; the place is kept until it can be taken up. */
  let loading = true;
  let wantsToPlay = options.autoplay;

  async function load() {
    const element = media.value;
    if (!element || !src()) return;
    const mine = ++generation;
    engine?.destroy();
    engine = null;
    loading = true;
    element.defaultPlaybackRate = preferences.speed;
    element.playbackRate = preferences.speed;
    const made = await loadEngine({
      media: element,
      url: src(),
      startSeconds: positionMs.value / 1000,
      quality: preferences.quality,
      onEvent: (event) => mine === generation && hear(event),
    });
    if (mine !== generation) return made?.destroy();
    engine = made;
    if (wantsToPlay) element.play().catch(() => (wantsToPlay = false));
  }

  function hear(event: EngineEvent) {
    switch (event.type) {
      case 'qualities':
        qualities.value = event.qualities;
        return;
      case 'quality':
        playedHeight.value = event.height;
        return;
      case 'grown':
        return void load();
      case 'loaded':
        recovery.onLoaded();
        return settle();
      case 'problem':
        if (event.problem.kind === 'network') notice.value = lostNotice();
        return apply(recovery.onProblem(event.problem, navigator.onLine));
    }
  }

  const lostNotice = (): Notice => (navigator.onLine ? 'connectionLost' : 'offline');

  function settle() {
    clearTimeout(retryTimer);
    notice.value = null;
  }

  function apply(remedy: Remedy) {
    switch (remedy.do) {
      case 'nothing':
        return;
      case 'recover-media':
        return engine?.recoverMedia();
      case 'give-up':
        clearTimeout(retryTimer);
        notice.value = remedy.reason;
        return;
      case 'reload':
        clearTimeout(retryTimer);
        retryTimer = setTimeout(resume, remedy.delayMs);
        notice.value = remedy.askForSource ? 'renewing' : lostNotice();
        if (remedy.askForSource) onRequestSrc();
    }
  }

  function resume() {
    if (engine) engine.resume();
    else void load();
  }

  function retry() {
    recovery.reset();
    settle();
    wantsToPlay = true;
    void load();
  }

  /** Called when the element can play: takes up the place, in case it was moved while loading. */
  function takeUp(element: HTMLVideoElement) {
    if (!loading) return;
    loading = false;
    const seconds = positionMs.value / 1000;
    if (Math.abs(element.currentTime - seconds) > 1) element.currentTime = seconds;
  }

  function follow(element: HTMLVideoElement) {
    if (!loading) positionMs.value = Math.round(element.currentTime * 1000);
  }

  function seek(ms: number) {
    positionMs.value = Math.max(0, Math.round(ms));
    const element = media.value;
    if (element && !loading) element.currentTime = positionMs.value / 1000;
  }

  /** The position this very moment; `positionMs` follows a quarter of a second behind. */
  function nowMs(): number {
    const element = media.value;
    return element && !loading ? Math.round(element.currentTime * 1000) : positionMs.value;
  }

  function setQuality(choice: QualityChoice) {
    preferences.quality = choice;
    engine?.setQuality(choice);
  }

  const listening = new AbortController();
  watch(media, (element) => {
    if (!element) return;
    const on = (type: string, listener: () => void) =>
      element.addEventListener(type, listener, { signal: listening.signal });
    on('canplay', () => takeUp(element));
    for (const type of ['timeupdate', 'seeking', 'ended']) on(type, () => follow(element));
    on('play', () => (wantsToPlay = true));
    on('pause', () => {
      if (!loading) wantsToPlay = false;
    });
    void load();
  });
  watch(src, () => {
    if (notice.value !== 'offline') settle();
    void load();
  });
  window.addEventListener(
    'online',
    () => {
      if (notice.value === null || notice.value === 'unsupported') return;
      recovery.reset();
      settle();
      resume();
    },
    { signal: listening.signal },
  );
  window.addEventListener('offline', () => (notice.value ??= 'offline'), {
    signal: listening.signal,
  });

  onScopeDispose(() => {
    generation++;
    clearTimeout(retryTimer);
    listening.abort();
    engine?.destroy();
  });

  return { positionMs, notice, qualities, playedHeight, seek, nowMs, setQuality, retry };
}
