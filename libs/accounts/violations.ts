import type { DomainError } from '@rounds/platform/errors';
import { QueryFailedError } from 'typeorm';

/**
 * Turns the violation of a named constraint into a refusal: the database decides, so that two
 * who do the same at the same time cannot both succeed.
 */
export async function refuseViolations<T>(
  work: Promise<T>,
  refusals: Record<string, () => DomainError>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const refusal = refusals[constraintOf(error) ?? ''];
    throw refusal ? refusal() : error;
  }
}

function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const cause: unknown = error.driverError;
  if (typeof cause !== 'object' || cause === null || !('constraint' in cause)) return undefined;
  return typeof cause.constraint === 'string' ? cause.constraint : undefined;
}
