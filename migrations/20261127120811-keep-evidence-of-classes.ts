import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A class with evidence cannot be removed, not even by mistake; sessions alone are no evidence. */
const EVIDENCE = ['watch_record', 'feedback', 'unclear_pin'];

export class KeepEvidenceOfClasses20261127120811 implements MigrationInterface {
  name = 'KeepEvidenceOfClasses20261127120811';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of EVIDENCE) await runner.query(referToVersion(table, ''));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of EVIDENCE) await runner.query(referToVersion(table, 'on delete cascade'));
  }
}

const referToVersion = (table: string, onDelete: string): string => `
  alter table ${table}
    drop constraint ${table}_class_version_id_fkey,
    add constraint ${table}_class_version_id_fkey
      foreign key (class_version_id) references class_version (id) ${onDelete};`;
