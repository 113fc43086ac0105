/** A page of a list; ask for the next one with its cursor. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
