import { asProblem } from '../../../app/http';

/** As many as the server takes at once. */
const MOST_AT_ONCE = 100;

export const partsOf = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / MOST_AT_ONCE) }, (_, index) =>
    items.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE),
  );

/**
 * Sends many, part by part in their order. When a later part is refused as a whole, what was done
 * before is told all the same, and each that is left gets the problem as its result.
 */
export async function inParts<Item, Result extends { code: string }>(
  items: readonly Item[],
  send: (part: Item[]) => Promise<{ items: Result[] }>,
  refused: (item: Item, code: string) => Result,
): Promise<{ items: Result[] }> {
  const results: Result[] = [];
  for (const part of partsOf(items)) {
    try {
      results.push(...(await send(part)).items);
    } catch (error) {
      if (results.length === 0) throw error;
      const { code } = asProblem(error);
      results.push(...items.slice(results.length).map((item) => refused(item, code)));
      break;
    }
  }
  return { items: results };
}
