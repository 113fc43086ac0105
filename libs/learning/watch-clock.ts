import type { EntityManager } from 'typeorm';

interface Moment {
  ms: string;
}

const toMs = (rows: Moment[]): number => Number(rows[0]?.ms ?? 0);
const IN_MS = (time: string): string => `floor(extract(epoch from ${time}) * 1000)::bigint`;

/**
 * Gives a person a clock if they have none. It starts long ago: how much that allows is for the
 * rule to say.
 */
export async function ensureClock(manager: EntityManager, personId: string): Promise<void> {
  await manager.query(
    `insert into watch_clock (person_id, credited_at) values ($1, 'epoch') on conflict do nothing`,
    [personId],
  );
}

/**
 * Locks the person's clock until the transaction ends: whoever else credits them, in whatever
 * session, waits. @returns up to when their time is spent, in Unix ms
 */
export async function lockClock(manager: EntityManager, personId: string): Promise<number> {
  return toMs(
    await manager.query(
      `select ${IN_MS('credited_at')} as ms from watch_clock where person_id = $1 for update`,
      [personId],
    ),
  );
}

/** The time by the one clock that all API processes share: the database's, in Unix ms. */
export async function databaseNow(manager: EntityManager): Promise<number> {
  return toMs(await manager.query(`select ${IN_MS('clock_timestamp()')} as ms`));
}

export async function setClock(
  manager: EntityManager,
  personId: string,
  creditedAtMs: number,
): Promise<void> {
  await manager.query(
    `update watch_clock set credited_at = to_timestamp($2::double precision / 1000)
     where person_id = $1`,
    [personId, creditedAtMs],
  );
}
