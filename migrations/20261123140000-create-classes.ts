import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateClasses20261123140000 implements MigrationInterface {
  name = 'CreateClasses20261123140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table class (
        id uuid primary key,
        state text not null check (state in ('draft', 'published', 'archived')),
        audience jsonb not null,
        revision integer not null,
        current_version_id uuid not null,
        created_by uuid references person (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        published_at timestamptz,
        check (state <> 'published' or published_at is not null)
      );
      create index class_published on class (published_at desc, id) where state = 'published';

      create table class_version (
        id uuid primary key,
        class_id uuid not null references class (id) on delete cascade,
        number integer not null check (number > 0),
        recording_id uuid not null references recording (id),
        title text not null check (length(title) between 1 and 200),
        speaker text not null,
        description text not null,
        specialties text[] not null,
        duration_ms integer check (duration_ms > 0),
        created_at timestamptz not null,
        unique (class_id, number)
      );
      create index class_version_recording on class_version (recording_id);
      -- Deferred: a class and its first version are inserted together.
      alter table class add constraint class_current_version foreign key (current_version_id)
        references class_version (id) deferrable initially deferred;

      create table chapter (
        id uuid primary key,
        class_version_id uuid not null references class_version (id) on delete cascade,
        position integer not null,
        title text not null check (length(title) between 1 and 200),
        start_ms integer not null check (start_ms >= 0),
        end_ms integer not null check (end_ms > start_ms),
        unique (class_version_id, position) deferrable initially deferred,
        unique (class_version_id, start_ms) deferrable initially deferred
      );

      create table class_topic (
        class_version_id uuid not null references class_version (id) on delete cascade,
        topic_id uuid not null references topic (id),
        position integer not null,
        primary key (class_version_id, topic_id)
      );
      create index class_topic_topic on class_topic (topic_id);
      create table chapter_topic (
        chapter_id uuid not null references chapter (id) on delete cascade,
        topic_id uuid not null references topic (id),
        position integer not null,
        primary key (chapter_id, topic_id)
      );
      create index chapter_topic_topic on chapter_topic (topic_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table class drop constraint class_current_version;
      drop table chapter_topic, class_topic, chapter, class_version, class;
    `);
  }
}
