import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FollowWebinars20261128150000 implements MigrationInterface {
  name = 'FollowWebinars20261128150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who attended has been credited with what they saw live of a class version.
      create table live_credit (
        broadcast_id uuid not null references broadcast (id) on delete cascade,
        class_version_id uuid not null references class_version (id) on delete cascade,
        credited_at timestamptz not null,
        primary key (broadcast_id, class_version_id)
      );
      create index live_credit_version on live_credit (class_version_id);

      -- What people say of a webinar waits here until there is a class of it.
      create table webinar_feedback (
        webinar_id uuid not null references webinar (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        rating smallint not null check (rating between 1 and 5),
        rated_at timestamptz not null,
        remark text not null check (length(remark) <= 2000),
        remark_at timestamptz,
        primary key (webinar_id, person_id),
        check ((remark = '') = (remark_at is null))
      );
      create index webinar_feedback_person on webinar_feedback (person_id);

      create index webinar_ended on webinar (ended_at) where state = 'ended';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index webinar_ended;
      drop table webinar_feedback, live_credit;
    `);
  }
}
