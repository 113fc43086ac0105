import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFeedback20261127120600 implements MigrationInterface {
  name = 'CreateFeedback20261127120600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What staff did about one or more things that people said. Taking it back opens them again.
      create table feedback_handling (
        id uuid primary key,
        note text not null check (length(note) <= 1000),
        handled_by uuid not null references person (id),
        handled_at timestamptz not null
      );

      -- One row per person and thing: what they said of it, or that they were asked and did not say.
      create table feedback (
        id uuid primary key,
        person_id uuid not null references person (id),
        class_version_id uuid not null references class_version (id) on delete cascade,
        kind text not null check (kind in ('class', 'chapter', 'quiz')),
        -- No foreign key: what was said of a chapter outlives the chapter.
        thing_id uuid not null,
        thing_title text not null,
        -- Null: dismissed or taken back.
        rating smallint check (rating between 1 and 5),
        rated_at timestamptz,
        remark text not null check (length(remark) <= 2000),
        remark_at timestamptz,
        handling_id uuid references feedback_handling (id) on delete set null,
        asked_at timestamptz not null,
        unique (person_id, class_version_id, kind, thing_id),
        check ((rating is null) = (rated_at is null)),
        check ((remark = '') = (remark_at is null)),
        check (rating is not null or remark = '')
      );
      create index feedback_version on feedback (class_version_id, kind) where rating is not null;
      create index feedback_remark on feedback (remark_at desc, id desc) where remark_at is not null;
      create index feedback_handled on feedback (handling_id) where handling_id is not null;

      -- "Unclear here": a person's mark at a second of a class version.
      create table unclear_pin (
        id uuid primary key,
        person_id uuid not null references person (id),
        class_version_id uuid not null references class_version (id) on delete cascade,
        at_ms integer not null check (at_ms >= 0 and at_ms % 1000 = 0),
        words text not null check (length(words) <= 2000),
        said_at timestamptz not null,
        handling_id uuid references feedback_handling (id) on delete set null,
        unique (person_id, class_version_id, at_ms)
      );
      create index unclear_pin_version on unclear_pin (class_version_id, at_ms);
      create index unclear_pin_newest on unclear_pin (said_at desc, id desc);
      create index unclear_pin_handled on unclear_pin (handling_id) where handling_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unclear_pin, feedback, feedback_handling;');
  }
}
