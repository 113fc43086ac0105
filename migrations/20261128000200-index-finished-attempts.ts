import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexFinishedAttempts20261128000200 implements MigrationInterface {
  name = 'IndexFinishedAttempts20261128000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index quiz_attempt_finished on quiz_attempt (finished_at desc, id desc)
        where finished_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index quiz_attempt_finished;');
  }
}
