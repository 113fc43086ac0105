import type { Messages } from '.';

/** From `{ '../../features/classes/messages/en.ts': texts }` to `{ classes: texts }`. */
export function collect(files: Record<string, Messages>): Messages {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => {
      const feature = /features\/([^/]+)\//.exec(path)?.[1];
      if (!feature) throw new Error(`Not a feature's messages: ${path}`);
      return [feature, texts];
    }),
  );
}
