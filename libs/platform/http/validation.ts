import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '../errors';

/**
 * Validates `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })` with zod;
 * a misfit is 400 `invalid-input` with a message per field.
 */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const fields = Object.fromEntries(
        issues.slice(0, 50).map(({ path, message }) => [pathText(path), message]),
      );
      return new DomainError('invalid-input', 'invalid', 'Some of the input does not fit', {
        fields,
      });
    },
  });

function pathText(path: readonly (PropertyKey | { key: PropertyKey })[] | undefined): string {
  const parts = (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  return parts.join('.') || '(whole)';
}
