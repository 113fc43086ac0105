import { allMigrations, dataSourceOptions } from '@rounds/platform/database';
import { createTestDatabase, type TestDatabase } from '@rounds/testing';
import { DataSource, type EntityMetadata } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Tables that no entity describes: they are written in SQL only. */
const WITHOUT_ENTITY = /^(ingest|worker|migration|first_run_step|.*throttle.*)$/;

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  const modules = import.meta.glob<Record<string, new () => object>>('../../libs/**/*.entity.ts', {
    eager: true,
  });
  const entities = Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter((value) => typeof value === 'function');
  const options = dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL: 2 });
  dataSource = await new DataSource({ ...options, entities }).initialize();
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
}

async function columnsInDatabase(): Promise<Column[]> {
  return (await dataSource.query(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
           not a.attnotnull as nullable
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`)) as Column[];
}

const columnsOf = (entity: EntityMetadata): Column[] =>
  entity.columns.map((column) => ({
    table: entity.tableName,
    name: column.databaseName,
    type: dataSource.driver.normalizeType(column) + (column.isArray ? '[]' : ''),
    nullable: column.isNullable,
  }));

const sorted = (columns: Column[]): string[] =>
  columns
    .map(({ table, name, type, nullable }) => `${table}.${name} ${type}${nullable ? ' null' : ''}`)
    .sort();

describe('migrations', () => {
  it('are in the order of their timestamps, each named once', () => {
    const names = allMigrations().map(({ name }) => name);
    const stamps = names.map((name) => name.slice(-14));
    expect(stamps).toEqual([...stamps].sort());
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  it('make exactly the columns that the entities describe', async () => {
    const inDatabase = await columnsInDatabase();
    const described = dataSource.entityMetadatas.flatMap(columnsOf);
    const relevant = inDatabase.filter(({ table }) => !WITHOUT_ENTITY.test(table));
    expect(sorted(relevant)).toEqual(sorted(described));
  });

  it('can be undone and done again', async () => {
    for (const _ of allMigrations()) await dataSource.undoLastMigration({ transaction: 'each' });
    expect((await columnsInDatabase()).map(({ table }) => table)).not.toContain('person');
    await dataSource.runMigrations({ transaction: 'each' });
    expect((await columnsInDatabase()).map(({ table }) => table)).toContain('person');
  });
});
