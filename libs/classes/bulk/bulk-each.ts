import { Logger } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import type { BulkResult } from './bulk-schemas';

const logger = new Logger('classes');

/**
 * Does the work for one after the other; each is whole or not done, whatever becomes of the others.
 * @param work answers what became of it; what it throws becomes that answer
 */
export async function each<Item extends { id: string; revision: number | null }>(
  items: readonly Item[],
  work: (item: Item) => Promise<Omit<BulkResult, 'message'>>,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const item of items) {
    try {
      results.push({ ...(await work(item)), message: '' });
    } catch (error) {
      results.push(refused(item, error));
    }
  }
  return results;
}

function refused(
  { id, revision }: { id: string; revision: number | null },
  error: unknown,
): BulkResult {
  if (!(error instanceof DomainError)) {
    logger.error(`one of many failed, ${id}: ${String(error)}`);
    return { id, code: 'internal', message: 'Something went wrong; try again', revision };
  }
  const known = error.code === 'not-found' ? null : revision;
  return { id, code: error.code, message: error.message, revision: known };
}
