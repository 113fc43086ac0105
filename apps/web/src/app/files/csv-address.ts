import type { paths } from '@rounds/api-client';

type CsvPath = Extract<keyof paths, `${string}.csv`>;
/** What a path has in braces, as in `/api/quizzes/{id}/analysis.csv`. */
type Places<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [name in Name]: string } & Places<Rest>
  : unknown;

/** Where the browser saves a table from, with the filters that are on. */
export function csvAddress<Path extends CsvPath>(
  path: Path,
  filter: object,
  ...[places]: Path extends `${string}{${string}` ? [places: Places<Path>] : []
): string {
  const known = Object.entries(places ?? {});
  const address = known.reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
    path as string,
  );
  const chosen = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `${address}?${query}` : address;
}
