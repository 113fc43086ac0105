import Hls from 'hls.js/light';
import { hlsConfig } from './hls-config';
import { problemOf } from './problem';
import { heightOf, qualitiesOf, rungFor } from './quality';
import type { Engine, EngineOptions } from './types';
import { MORE_TO_COME, watchGrowth } from './watch-growth';

/** Whether this browser has Media Source Extensions (or Apple's managed ones) for H.264. */
export const hlsSupported = () => Hls.isSupported();

/** Plays through Media Source Extensions. */
export function createHlsEngine(options: EngineOptions): Engine {
  const { media, url, startSeconds, onEvent } = options;
  const hls = new Hls(hlsConfig(startSeconds));
  let choice = options.quality;

  hls.on(Hls.Events.MANIFEST_PARSED, () => {
    const rung = rungFor(choice, hls.levels);
    if (rung >= 0) hls.currentLevel = rung;
    onEvent({ type: 'qualities', qualities: qualitiesOf(hls.levels) });
  });
  hls.on(Hls.Events.LEVEL_SWITCHED, (_, { level }) => {
    const rung = hls.levels[level];
    if (rung) onEvent({ type: 'quality', height: heightOf(rung) });
  });
  // hls.js reads a ladder once: it is loaded anew when there are more qualities.
  const growth = watchGrowth(
    url,
    () => hls.levels.length,
    () => onEvent({ type: 'grown' }),
  );
  hls.on(Hls.Events.MANIFEST_LOADED, (_, { sessionData }) => {
    if (sessionData?.[MORE_TO_COME]) growth.start();
  });
  hls.on(Hls.Events.FRAG_LOADED, () => onEvent({ type: 'loaded' }));
  hls.on(Hls.Events.ERROR, (_, error) => {
    const problem = problemOf(error);
    if (problem) onEvent({ type: 'problem', problem });
  });
  hls.loadSource(url);
  hls.attachMedia(media);

  return {
    resume() {
      if (hls.levels.length > 0) hls.startLoad();
      else hls.loadSource(url);
    },
    recoverMedia: () => hls.recoverMediaError(),
    setQuality(next) {
      choice = next;
      // What is buffered is played out, so that a change of mind does not interrupt.
      hls.nextLevel = rungFor(next, hls.levels);
    },
    destroy() {
      growth.stop();
      hls.destroy();
    },
  };
}
