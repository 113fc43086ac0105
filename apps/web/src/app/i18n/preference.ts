const KEY = 'rounds.locale';

/** Storage may be switched off; then the choice lasts as long as the page. */
export function rememberedLocale(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberLocale(locale: string): void {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // Nothing depends on it.
  }
}
