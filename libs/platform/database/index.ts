export { dataSourceOptions } from './data-source-options';
export { DatabaseModule } from './database.module';
export { migrate } from './migrate';
export { allMigrations } from './migrations';
export { containing, parameters } from './sql';
