/** More words than this make a query slower without making it better. */
const MAX_WORDS = 8;

/** The words of a search as they were typed, each once, at most eight. */
export function wordsOf(text: string): string[] {
  const words = text.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
  return [...new Set(words)].slice(0, MAX_WORDS);
}
