/** {@link Counted} of the rows of `rating_count` in a group, as three columns. */
export const countedColumns = (where = 'true', name = ''): string => {
  const column = (of: string) => `"${name ? name + of[0]!.toUpperCase() + of.slice(1) : of}"`;
  const sumOf = (what: string) => `coalesce(sum(${what}) filter (where ${where}), 0)::int`;
  return `${sumOf('n')} as ${column('n')}, ${sumOf('positive')} as ${column('positive')},
    ${sumOf('total')} as ${column('sum')}`;
};
