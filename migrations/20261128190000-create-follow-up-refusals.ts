import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFollowUpRefusals20261128190000 implements MigrationInterface {
  name = 'CreateFollowUpRefusals20261128190000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who wants no mail after webinars.
      create table follow_up_refusal (
        person_id uuid primary key references person (id) on delete cascade,
        refused_at timestamptz not null default now()
      );

      -- What goes with a mail beside the usual, by name.
      alter table mail_message add column headers jsonb
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mail_message drop column headers;
      drop table follow_up_refusal
    `);
  }
}
