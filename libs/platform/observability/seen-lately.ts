import type { DataSource } from 'typeorm';
import { ALIVE_SECONDS } from '../queue';

/** How many processes of a kind have told lately that they are there. */
export async function seenLately(
  dataSource: DataSource,
  table: 'worker' | 'ingest',
): Promise<number> {
  const rows: { alive: number }[] = await dataSource.query(
    `select count(*)::int as alive from ${table}
     where last_seen_at > now() - $1 * interval '1 second'`,
    [ALIVE_SECONDS],
  );
  return rows[0]?.alive ?? 0;
}
