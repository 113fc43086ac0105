import { DomainError } from '@rounds/platform/errors';
import { decodeCursor } from '@rounds/platform/http';
import { z } from 'zod';

/**
 * Reads a cursor whose parts have a form.
 * @throws DomainError `invalid-cursor`
 */
export function readCursor<T extends z.ZodType>(cursor: string, length: number, form: T) {
  const parsed = form.safeParse(decodeCursor(cursor, length));
  if (parsed.success) return parsed.data;
  throw new DomainError('invalid-cursor', 'invalid', 'The cursor is not one of ours');
}
