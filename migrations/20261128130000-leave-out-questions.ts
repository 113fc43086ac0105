import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LeaveOutQuestions20261128130000 implements MigrationInterface {
  name = 'LeaveOutQuestions20261128130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table left_out_question (
        webinar_id uuid not null references webinar (id) on delete cascade,
        question integer not null check (question > 0),
        primary key (webinar_id, question)
      );
      create index broadcast_class on broadcast (class_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index broadcast_class;
      drop table left_out_question;
    `);
  }
}
