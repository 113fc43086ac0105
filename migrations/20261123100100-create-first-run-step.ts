import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFirstRunStep20261123100100 implements MigrationInterface {
  name = 'CreateFirstRunStep20261123100100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table first_run_step (
        name text primary key,
        done_at timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table first_run_step');
  }
}
