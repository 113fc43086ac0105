import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePublishWish20261127120201 implements MigrationInterface {
  name = 'CreatePublishWish20261127120201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A draft that is to be published as soon as its recording plays, and who looked at it.
      create table publish_wish (
        class_id uuid primary key references class (id) on delete cascade,
        -- Of which it was said that no patient shows; another version is another question.
        class_version_id uuid not null references class_version (id) on delete cascade,
        asked_by uuid not null references person (id),
        asked_at timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table publish_wish;');
  }
}
