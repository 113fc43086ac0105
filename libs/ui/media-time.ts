/** `1:05` or `1:02:03` from media milliseconds, for positions. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = `${h ? String(m).padStart(2, '0') : m}:${String(s).padStart(2, '0')}`;
  return h ? `${h}:${tail}` : tail;
}

/** `1 min 5 s`, `45 min` or `2 h 5 min` from media milliseconds, for lengths; localised. */
export function formatDuration(ms: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts: [number, 'hour' | 'minute' | 'second'][] = [
    [h, 'hour'],
    [m, 'minute'],
    [seconds < 600 ? s : 0, 'second'],
  ];
  const kept = parts.filter(([value]) => value > 0);
  return (kept.length ? kept : [[0, 'second'] as const])
    .map(([value, unit]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value),
    )
    .join(' ');
}

/** `42 %` for 0.42: rounded down, so that only what is finished reads as 100. */
export const formatPercent = (fraction: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
    Math.floor(Math.min(1, Math.max(0, fraction)) * 100 + 1e-6) / 100,
  );
