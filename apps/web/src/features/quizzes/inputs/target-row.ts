interface Row {
  top: number;
  height: number;
}

/** The row that a dragged one takes the place of: it has to be passed by more than its half. */
export function targetRow(rows: readonly Row[], from: number, y: number): number {
  let to = from;
  while (to + 1 < rows.length && y > middle(rows[to + 1])) to++;
  if (to !== from) return to;
  while (to > 0 && y < middle(rows[to - 1])) to--;
  return to;
}

const middle = (row: Row | undefined): number => (row ? row.top + row.height / 2 : 0);
