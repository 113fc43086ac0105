import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtendClassVersions20261127120850 implements MigrationInterface {
  name = 'ExtendClassVersions20261127120850';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table class_version
        add created_by uuid references person (id),
        -- Whose chapters it takes over.
        add replaces_id uuid references class_version (id) on delete cascade;
      update class_version version set created_by = class.created_by
        from class where class.id = version.class_id;
      create index class_version_replaces on class_version (replaces_id)
        where replaces_id is not null;

      -- Of the copy that a replaced version keeps: the chapter that lives on. No foreign key: a
      -- chapter may be merged away while an earlier version still remembers it.
      alter table chapter add lineage_id uuid;
      create unique index chapter_lineage on chapter (class_version_id, lineage_id)
        where lineage_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table chapter drop lineage_id;
      alter table class_version drop replaces_id, drop created_by;
    `);
  }
}
