import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRoom20261128050000 implements MigrationInterface {
  name = 'CreateRoom20261128050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Its row is locked by whoever writes: sequences are committed in their order, without a gap.
      create table room (
        webinar_id uuid primary key,
        last_sequence integer not null default 0,
        created_at timestamptz not null
      );

      create table room_event (
        webinar_id uuid not null references room (webinar_id) on delete cascade,
        sequence integer not null check (sequence > 0),
        kind text not null,
        author_id uuid not null references person (id),
        client_id uuid not null,
        payload jsonb not null,
        at timestamptz not null,
        primary key (webinar_id, sequence),
        unique (webinar_id, author_id, client_id)
      );
      create index room_event_author on room_event (author_id);

      create table attendance_interval (
        id uuid primary key,
        webinar_id uuid not null,
        person_id uuid not null references person (id),
        role text not null check (role in ('host', 'speaker', 'viewer')),
        holder uuid not null unique,
        joined_at timestamptz not null,
        last_seen_at timestamptz not null,
        left_at timestamptz,
        check (last_seen_at >= joined_at)
      );
      create index attendance_interval_of_webinar on attendance_interval (webinar_id, person_id);
      create index attendance_interval_of_person on attendance_interval (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table attendance_interval, room_event, room`);
  }
}
