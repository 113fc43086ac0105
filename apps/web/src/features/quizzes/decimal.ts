/** What stands before or after an amount without changing it. */
const SIGNS = /[\s$€%]/g;

/**
 * Reads a number as people write it: `1,250.5`, `1.250,5`, `12.50`, `−3`, `$40`. Where both marks
 * stand the last one begins the decimals; a mark alone means what it means in the person's
 * language, unless what follows cannot be a group of three.
 * @returns null when it is not a number
 */
export function parseDecimal(text: string, locale: string): number | null {
  const bare = text.replace(SIGNS, '').replace(/^[−–]/, '-');
  const match = /^([+-]?)(\d[\d.,]*|[.,]\d+)$/.exec(bare);
  if (!match) return null;
  const [, sign = '', digits = ''] = match;
  const mark = decimalMarkOf(digits, locale);
  const at = mark ? digits.lastIndexOf(mark) : digits.length;
  const [whole, decimals] = [digits.slice(0, at), digits.slice(at + 1)];
  if (/[.,]/.test(decimals) || !/^(\d*|\d{1,3}([.,]\d{3})+)$/.test(whole)) return null;
  const value = Number(`${sign}${whole.replace(/[.,]/g, '') || '0'}.${decimals || '0'}`);
  return Number.isFinite(value) ? value : null;
}

function decimalMarkOf(digits: string, locale: string): '.' | ',' | null {
  const marks = digits.match(/[.,]/g) ?? [];
  const last = marks.at(-1) as '.' | ',' | undefined;
  if (!last) return null;
  if (new Set(marks).size === 2) return last;
  if (marks.length > 1) return null;
  const isGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
  const own = new Intl.NumberFormat(locale).formatToParts(0.5)[1]?.value;
  return last === own || !isGroup ? last : null;
}

/** A number as the person's language writes it, with all of its decimals. */
export const formatDecimal = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }).format(value);
