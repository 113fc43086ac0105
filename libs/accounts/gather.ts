/** A question that hangs must not hold up all that follow. */
const MOST_AT_ONCE = 2;

interface Waiting<V> {
  resolve(value: V | null): void;
  reject(error: unknown): void;
}

/**
 * Questions by key, asked together: those that come while two rounds are under way go with the next.
 * Every answer was looked up after its question came, so that nothing outdated is told.
 * @param find the answers of many keys; what is missing is answered with null
 */
export function gather<V>(
  find: (keys: string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | null> {
  let next = new Map<string, Waiting<V>[]>();
  let underWay = 0;

  async function round(): Promise<void> {
    const asked = next;
    next = new Map();
    underWay += 1;
    try {
      const found = await find([...asked.keys()]);
      for (const [key, all] of asked) all.forEach((one) => one.resolve(found.get(key) ?? null));
    } catch (error) {
      for (const all of asked.values()) all.forEach((one) => one.reject(error));
    } finally {
      underWay -= 1;
      if (next.size > 0) void round();
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      next.set(key, [...(next.get(key) ?? []), { resolve, reject }]);
      if (underWay < MOST_AT_ONCE) void round();
    });
}
