import { DomainError } from '@rounds/platform/errors';
import type { EntityManager } from 'typeorm';

/** One number for all who take an admin away: two admins cannot remove each other at once. */
const ADMINS_LOCK = 7_261_003;

/**
 * Rounds always keeps an admin who can sign in.
 * @throws DomainError `last-admin`
 */
export async function assertNotLastAdmin(id: string, manager: EntityManager): Promise<void> {
  await manager.query('select pg_advisory_xact_lock($1)', [ADMINS_LOCK]);
  const others = (await manager.query(
    `select id from person
     where role = 'admin' and active and password_hash is not null and id <> $1 limit 1`,
    [id],
  )) as unknown[];
  if (others.length > 0) return;
  throw new DomainError('last-admin', 'conflict', 'There must be another active admin first');
}
