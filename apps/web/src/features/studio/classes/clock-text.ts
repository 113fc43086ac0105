/** `1:05.250` or `1:02:03.000` from media milliseconds, as a person types it. */
export function clockText(ms: number): string {
  const [h, m] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60];
  const seconds = `${Math.floor(ms / 1000) % 60}`.padStart(2, '0');
  const fraction = `${ms % 1000}`.padStart(3, '0');
  const head = h > 0 ? `${h}:${`${m}`.padStart(2, '0')}` : `${m}`;
  return `${head}:${seconds}.${fraction}`;
}

/**
 * Reads `75`, `1:15`, `1:15.5`, `1:02:03,250`.
 * @returns whole milliseconds; null when it is not a time
 */
export function parseClock(text: string): number | null {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!match) return null;
  const [, h = '0', m = '0', s = '0', fraction = ''] = match;
  const isClock = match[2] !== undefined;
  if (isClock && Number(s) > 59) return null;
  if (match[1] !== undefined && Number(m) > 59) return null;
  const seconds = Number(h) * 3600 + Number(m) * 60 + Number(s);
  return seconds * 1000 + Number(fraction.padEnd(3, '0'));
}
