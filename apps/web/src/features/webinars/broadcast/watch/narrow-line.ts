import Hls from 'hls.js/light';

/** A segment that takes longer than it lasts is too large for the line. */
const LATE = 1.2;

/**
 * Tells hls.js that a line has become narrow. By itself it learns that from whole segments alone when
 * there are but two qualities (it leaves one within a segment only for a third), and who falls behind
 * at the edge jumps before a large segment is whole: it would never learn.
 */
export function heedNarrowLine(hls: Hls): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  hls.on(Hls.Events.FRAG_LOADING, (_, { frag }) => {
    stop();
    if (frag.sn === 'initSegment' || frag.level <= hls.minAutoLevel) return;
    const late = (): void => {
      const { loaded, loading } = frag.stats;
      const bitsPerSecond = (loaded * 8000) / Math.max(1, performance.now() - loading.start);
      hls.bandwidthEstimate = Math.max(1, Math.round(bitsPerSecond));
    };
    timer = setTimeout(late, LATE * frag.duration * 1000);
  });
  hls.on(Hls.Events.FRAG_LOADED, stop);
  hls.on(Hls.Events.DESTROYING, stop);
}
