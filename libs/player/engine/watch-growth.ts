const LOOK_EVERY_MS = 4_000;

/** How many qualities a multivariant playlist names. */
export const variantsIn = (playlist: string): number =>
  playlist.match(/^#EXT-X-STREAM-INF:/gm)?.length ?? 0;

/**
 * Looks now and then whether a class that is still being made has got more qualities. A failure to
 * look is none to play.
 * @param known how many qualities the player knows
 * @param onMore is called when there are others than those
 */
export function watchGrowth(
  url: string,
  known: () => number,
  onMore: () => void,
  now: () => number = Date.now,
) {
  let last = now();
  return {
    /** @param growing whether the playlist that was just read is to be continued */
    async look(growing: boolean): Promise<void> {
      if (!growing || now() - last < LOOK_EVERY_MS) return;
      last = now();
      const answer = await fetch(url).catch(() => null);
      if (!answer?.ok) return;
      const found = variantsIn(await answer.text());
      if (found > 0 && found !== known()) onMore();
    },
  };
}
