import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddConceptsAndPrerequisites20261127120110 implements MigrationInterface {
  name = 'AddConceptsAndPrerequisites20261127120110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Roles, workflows, who answers for what: shown first to people who are new.
      alter table class add column concept boolean not null default false;

      -- What should be seen before a chapter; of the same class or of others.
      create table chapter_prerequisite (
        chapter_id uuid not null references chapter (id) on delete cascade,
        needed_id uuid not null references chapter (id) on delete cascade,
        added_at timestamptz not null,
        primary key (chapter_id, needed_id),
        check (chapter_id <> needed_id)
      );
      create index chapter_prerequisite_needed on chapter_prerequisite (needed_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table chapter_prerequisite;
      alter table class drop column concept;
    `);
  }
}
