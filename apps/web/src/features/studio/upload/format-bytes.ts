const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `812 kB`, `1.4 GB`, in steps of 1024, as file managers show it. */
export function formatBytes(bytes: number, locale: string): string {
  let value = Math.max(0, bytes);
  let step = 0;
  while (step < UNITS.length - 1 && value >= 1023.5) {
    value /= 1024;
    step++;
  }
  const unit = UNITS[step] ?? 'byte';
  const maximumFractionDigits = step > 1 && value < 99.95 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(value);
}
