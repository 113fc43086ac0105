import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIngest20261128180200 implements MigrationInterface {
  name = 'CreateIngest20261128180200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who takes broadcasts, as workers tell of themselves.
      create table ingest (
        holder text primary key,
        last_seen_at timestamptz not null
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ingest`);
  }
}
