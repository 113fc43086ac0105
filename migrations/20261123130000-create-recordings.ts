import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRecordings20261123130000 implements MigrationInterface {
  name = 'CreateRecordings20261123130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table recording (
        id uuid primary key,
        uploaded_by uuid references person (id),
        file_name text not null,
        bytes bigint not null check (bytes >= 0),
        state text not null check (state in ('uploading', 'uploaded', 'probing', 'processing',
          'ready', 'degraded', 'failed', 'rejected')),
        playable boolean not null default false,
        error_code text,
        error_message text,
        error_detail text,
        media jsonb,
        duration_ms integer,
        priority integer not null,
        tries integer not null default 0,
        enqueued_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        deleted_at timestamptz,
        purged_at timestamptz,
        version integer not null default 1
      );
      create index recording_newest on recording (created_at desc, id) where deleted_at is null;
      create index recording_due on recording (enqueued_at)
        where state in ('uploaded', 'probing', 'processing') and deleted_at is null;
      create index recording_unpurged on recording (id)
        where (deleted_at is not null or state = 'rejected') and purged_at is null;

      create table rendition (
        id uuid primary key,
        recording_id uuid not null references recording (id) on delete cascade,
        name text not null,
        position integer not null,
        width integer not null,
        height integer not null,
        plan jsonb not null,
        state text not null check (state in ('pending', 'running', 'ready', 'failed')),
        step text not null check (step in ('waiting', 'transcode', 'verify', 'publish', 'done')),
        percent integer not null default 0,
        attempts integer not null default 0,
        error_code text,
        error_detail text,
        verified jsonb,
        enqueued_at timestamptz not null,
        updated_at timestamptz not null,
        unique (recording_id, name)
      );
      create index rendition_due on rendition (enqueued_at) where state in ('pending', 'running');

      create table recording_artifact (
        recording_id uuid not null references recording (id) on delete cascade,
        kind text not null check (kind in ('poster', 'thumbnails')),
        state text not null check (state in ('pending', 'running', 'ready', 'failed')),
        attempts integer not null default 0,
        error_code text,
        error_detail text,
        facts jsonb,
        enqueued_at timestamptz not null,
        updated_at timestamptz not null,
        primary key (recording_id, kind)
      );
      create index recording_artifact_due on recording_artifact (enqueued_at)
        where state in ('pending', 'running');

      create table upload (
        id uuid primary key,
        recording_id uuid not null unique references recording (id) on delete cascade,
        person_id uuid not null references person (id),
        bytes bigint not null check (bytes >= 0),
        metadata jsonb not null,
        created_at timestamptz not null,
        active_at timestamptz not null,
        checked_at timestamptz not null,
        finished_at timestamptz
      );
      create index upload_unfinished on upload (checked_at) where finished_at is null;
      create index upload_unfinished_by_person on upload (person_id) where finished_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table upload, recording_artifact, rendition, recording;');
  }
}
