/** A control of the grid: row 0 has the heads of the columns, column 0 those of the rows. */
export interface Spot {
  row: number;
  column: number;
}

/**
 * Where a key leads, as in a table: arrows one further, Home and End along the row, with Control to
 * the corners. Null for keys that lead nowhere, and at an edge.
 */
export function nextSpot(
  key: string,
  control: boolean,
  { row, column }: Spot,
  last: Spot,
): Spot | null {
  const to = target(key, control, { row, column }, last);
  const isOutside = to.row < 0 || to.column < 0 || to.row > last.row || to.column > last.column;
  const isCorner = to.row === 0 && to.column === 0;
  if (isOutside || isCorner || (to.row === row && to.column === column)) return null;
  return to;
}

function target(key: string, control: boolean, { row, column }: Spot, last: Spot): Spot {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return control ? { row: 1, column: 1 } : { row, column: row === 0 ? 1 : 0 };
    case 'End':
      return control ? last : { row, column: last.column };
    default:
      return { row, column };
  }
}
