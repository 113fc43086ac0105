import type { DataSourceOptions } from 'typeorm';
import type { Config } from '../config';
import { allMigrations } from './migrations';

/** How every process connects: migrations only, never `synchronize`. */
export function dataSourceOptions(
  config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL'>,
): Extract<DataSourceOptions, { type: 'postgres' }> {
  return {
    type: 'postgres',
    url: config.DATABASE_URL,
    synchronize: false,
    migrationsRun: false,
    migrationsTableName: 'migration',
    migrations: allMigrations(),
    poolSize: config.DATABASE_POOL,
    applicationName: 'rounds',
    extra: { keepAlive: true },
  };
}
