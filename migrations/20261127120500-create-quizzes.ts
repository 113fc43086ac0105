import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateQuizzes20261127120500 implements MigrationInterface {
  name = 'CreateQuizzes20261127120500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table question_picture (
        id uuid primary key,
        type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
        content bytea not null check (length(content) <= 1000000),
        created_by uuid references person (id),
        created_at timestamptz not null
      );

      -- The question bank: a question belongs to no quiz, quizzes ask it.
      create table question (
        id uuid primary key,
        revision integer not null,
        kind text not null
          check (kind in ('single', 'multiple', 'true-false', 'numeric', 'ordering')),
        prompt text not null,
        -- [{id, text, right}], of an ordering in the right order.
        options jsonb not null,
        truth boolean,
        value double precision,
        tolerance double precision not null check (tolerance >= 0),
        unit text not null,
        explanation text not null,
        picture_id uuid references question_picture (id),
        picture_alt text not null,
        taught_class_id uuid references class (id) on delete set null,
        -- No foreign key: chapters come and go, the second stays.
        taught_chapter_id uuid,
        taught_at_ms integer,
        created_by uuid references person (id),
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create index question_taught on question (taught_class_id) where taught_class_id is not null;
      create index question_of_picture on question (picture_id) where picture_id is not null;

      create table question_topic (
        question_id uuid not null references question (id) on delete cascade,
        topic_id uuid not null references topic (id),
        position integer not null,
        primary key (question_id, topic_id)
      );
      create index question_topic_topic on question_topic (topic_id);

      create table quiz (
        id uuid primary key,
        class_id uuid not null references class (id) on delete cascade,
        -- Null: of the whole class. No foreign key, as above.
        chapter_id uuid,
        title text not null,
        state text not null check (state in ('draft', 'published')),
        revision integer not null,
        pass_percent integer not null check (pass_percent between 1 and 100),
        -- Null: as many as people like.
        max_attempts integer check (max_attempts > 0),
        shuffle_questions boolean not null,
        shuffle_options boolean not null,
        created_by uuid references person (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        published_at timestamptz
      );
      create index quiz_class on quiz (class_id);

      create table quiz_question (
        quiz_id uuid not null references quiz (id) on delete cascade,
        question_id uuid not null references question (id),
        position integer not null,
        primary key (quiz_id, question_id)
      );
      create index quiz_question_question on quiz_question (question_id);

      -- One try of a person, with the questions as they were asked then.
      create table quiz_attempt (
        id uuid primary key,
        quiz_id uuid not null references quiz (id),
        person_id uuid not null references person (id),
        class_version_id uuid not null references class_version (id),
        number integer not null,
        questions jsonb not null,
        pass_percent integer not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        score double precision,
        passed boolean,
        -- Question id -> whether it was answered right.
        results jsonb,
        unique (quiz_id, person_id, number),
        check ((finished_at is null) = (score is null)),
        check ((finished_at is null) = (passed is null)),
        check ((finished_at is null) = (results is null))
      );
      create unique index quiz_attempt_open on quiz_attempt (quiz_id, person_id)
        where finished_at is null;
      create index quiz_attempt_person on quiz_attempt (person_id, started_at desc);
      create index quiz_attempt_version on quiz_attempt (class_version_id);

      create table quiz_answer (
        attempt_id uuid not null references quiz_attempt (id) on delete cascade,
        question_id uuid not null,
        picked jsonb not null,
        value double precision,
        answered_at timestamptz not null,
        primary key (attempt_id, question_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table quiz_answer, quiz_attempt, quiz_question, quiz, question_topic, question,
         question_picture;`,
    );
  }
}
