import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLearning20261123150000 implements MigrationInterface {
  name = 'CreateLearning20261123150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Up to when a person's time is spent; locked by whoever credits.
      create table watch_clock (
        person_id uuid primary key references person (id),
        credited_at timestamptz not null
      );

      create table watch_session (
        id uuid primary key,
        person_id uuid not null references person (id),
        class_version_id uuid not null references class_version (id) on delete cascade,
        started_at timestamptz not null,
        last_seen_at timestamptz not null
      );
      create index watch_session_person on watch_session (person_id, started_at);
      create index watch_session_version on watch_session (class_version_id);

      -- One acknowledged batch: what was claimed, what was believed, what was watched thereafter.
      create table watch_batch (
        session_id uuid not null references watch_session (id) on delete cascade,
        sequence integer not null,
        received_at timestamptz not null,
        intervals int4multirange not null,
        credited int4multirange not null,
        watched_after int4multirange not null,
        position_ms integer not null,
        rate real not null,
        primary key (session_id, sequence),
        check (credited <@ intervals)
      );

      create table watch_record (
        person_id uuid not null references person (id),
        class_version_id uuid not null references class_version (id) on delete cascade,
        watched int4multirange not null,
        position_ms integer,
        position_session_id uuid,
        position_sequence integer,
        updated_at timestamptz not null,
        primary key (person_id, class_version_id)
      );
      create index watch_record_newest on watch_record (person_id, updated_at desc);
      create index watch_record_version on watch_record (class_version_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table watch_record, watch_batch, watch_session, watch_clock;');
  }
}
