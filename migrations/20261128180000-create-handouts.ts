import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateHandouts20261128180000 implements MigrationInterface {
  name = 'CreateHandouts20261128180000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Without a cascade: the file in the storage goes before its row.
      create table handout_file (
        id uuid primary key,
        webinar_id uuid not null references webinar (id),
        uploaded_by uuid references person (id) on delete set null,
        name text not null check (length(name) between 1 and 200),
        content_type text not null,
        bytes integer check (bytes > 0),
        created_at timestamptz not null,
        withdrawn_at timestamptz
      );
      create index handout_file_webinar on handout_file (webinar_id);
      create index handout_file_uploaded_by on handout_file (uploaded_by);
      create index handout_file_to_remove on handout_file (created_at)
        where bytes is null or withdrawn_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table handout_file`);
  }
}
