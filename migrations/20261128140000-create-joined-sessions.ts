import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateJoinedSessions20261128140000 implements MigrationInterface {
  name = 'CreateJoinedSessions20261128140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Opened by a personal join link: it reaches this webinar and nothing else.
      alter table session
        add column webinar_id uuid references webinar (id) on delete cascade;
      create index session_webinar on session (webinar_id) where webinar_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from session where webinar_id is not null;
      alter table session drop column webinar_id;
    `);
  }
}
