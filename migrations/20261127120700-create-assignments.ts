import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAssignments20261127120700 implements MigrationInterface {
  name = 'CreateAssignments20261127120700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A rule, not copies: it holds for whoever fits it, also for people who come later.
      create table assignment (
        id uuid primary key,
        practice_id uuid references practice (id) on delete cascade,
        person_id uuid references person (id) on delete cascade,
        participant_role text,
        class_id uuid references class (id) on delete cascade,
        topic_id uuid references topic (id),
        due_on date not null,
        note text not null check (length(note) <= 1000),
        created_by uuid references person (id),
        created_at timestamptz not null,
        constraint assignment_has_one_target check ((class_id is null) <> (topic_id is null)),
        constraint assignment_is_for_role_or_person
          check (person_id is null or participant_role is null)
      );
      create index assignment_practice on assignment (practice_id, due_on);
      create index assignment_class on assignment (class_id);
      create index assignment_topic on assignment (topic_id);
      create index assignment_person on assignment (person_id);

      -- Who was reminded by mail, so that nobody is reminded twice a day.
      create table nudge (
        id uuid primary key,
        person_id uuid not null references person (id) on delete cascade,
        sent_by uuid not null references person (id) on delete cascade,
        sent_at timestamptz not null
      );
      create index nudge_person on nudge (person_id, sent_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table nudge, assignment;');
  }
}
