export type CsvCell = string | number | boolean | Date | null | undefined;

/** What spreadsheet programs take for a formula when a cell begins with it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** UTF-8's mark, without which spreadsheet programs read accents wrongly. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One record of RFC 4180 with its line end. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it; numbers, also negative ones, stay numbers. Times are ISO 8601 in UTC.
 */
export const csvLine = (cells: readonly CsvCell[]): string =>
  `${cells.map(cellText).join(',')}\r\n`;

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
