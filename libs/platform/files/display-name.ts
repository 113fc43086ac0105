const LONGEST = 200;

/**
 * A name fit to be shown: no folders, no control or direction-changing characters, at most 200
 * characters. It is never used as a path.
 * @param otherwise when nothing of it can be shown
 */
export function displayName(name: string | null | undefined, otherwise: string): string {
  const base = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .trim();
  return [...clean].slice(0, LONGEST).join('') || otherwise;
}
