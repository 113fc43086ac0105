const LOOK_EVERY_MS = 4_000;

/** Of the session data (RFC 8216 §4.3.4.4) of a class that is still being made. */
export const MORE_TO_COME = 'rounds.more-qualities';

/** How many qualities a multivariant playlist names. */
export const variantsIn = (playlist: string): number =>
  playlist.match(/^#EXT-X-STREAM-INF:/gm)?.length ?? 0;

/**
 * Looks now and then whether a class that is still being made has got more qualities, until it is
 * complete. A failure to look is none to play.
 * @param known how many qualities the player knows
 * @param onMore is called once, when there are others than those
 */
export function watchGrowth(url: string, known: () => number, onMore: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    const answer = await fetch(url).catch(() => null);
    const playlist = answer?.ok ? await answer.text().catch(() => '') : '';
    if (timer === undefined) return;
    const found = variantsIn(playlist);
    if (found > 0 && found !== known()) return onMore();
    if (found === 0 || playlist.includes(`"${MORE_TO_COME}"`)) start();
  }
  function start(): void {
    timer = setTimeout(() => void look(), LOOK_EVERY_MS);
  }
  return {
    start,
    stop(): void {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
