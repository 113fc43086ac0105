import type { MigrationInterface } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

/**
 * All migrations, in the order of their timestamps. They are compiled in, so that a built
 * process needs no source folder beside it.
 */
export function allMigrations(): MigrationClass[] {
  const modules = import.meta.glob<Record<string, MigrationClass>>('../../../migrations/*.ts', {
    eager: true,
  });
  return Object.keys(modules)
    .sort()
    .flatMap((path) => Object.values(modules[path] ?? {}));
}
