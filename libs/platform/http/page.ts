import { z } from 'zod';
import { DomainError } from '../errors';

/** Query of a list: `limit` and the opaque `cursor` of the page before. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** A page of a list: `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The cursor that stands for a sort key; decode it with {@link decodeCursor}. */
export const encodeCursor = (key: string[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws DomainError `invalid-cursor` */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    return z
      .array(z.string())
      .length(length)
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new DomainError('invalid-cursor', 'invalid', 'The cursor is not one of ours');
  }
}

/**
 * Reads a cursor whose parts have a form of their own.
 * @throws DomainError `invalid-cursor`
 */
export function readCursor<T extends z.ZodTuple>(cursor: string, form: T): z.output<T> {
  const parsed = form.safeParse(decodeCursor(cursor, form.def.items.length));
  if (parsed.success) return parsed.data;
  throw new DomainError('invalid-cursor', 'invalid', 'The cursor is not one of ours');
}

/** Turns `limit + 1` rows into a page. */
export function toPage<R, T>(
  rows: R[],
  limit: number,
  keyOf: (row: R) => string[],
  toItem: (row: R) => T,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor(keyOf(last)) : null;
  return { items: kept.map(toItem), nextCursor };
}
