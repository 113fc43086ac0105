import { DataSource } from 'typeorm';
import type { Config } from '../config';
import { dataSourceOptions } from './data-source-options';

/** One number for all who migrate: two processes that start together take turns. */
const MIGRATION_LOCK = 7_261_001;

/** Brings the database to the newest migration. Returns the names of those that ran. */
export async function migrate(
  config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL'>,
): Promise<string[]> {
  const dataSource = await new DataSource(dataSourceOptions(config)).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
