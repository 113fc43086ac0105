import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReports20261127120800 implements MigrationInterface {
  name = 'CreateReports20261127120800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the people of one practice have watched of a class version, in a hundred parts.
      -- Can be made again from watch records and batches at any time.
      create table watch_summary (
        class_version_id uuid not null references class_version (id) on delete cascade,
        practice_id uuid not null references practice (id) on delete cascade,
        viewers integer not null,
        finished integer not null,
        watched_ms bigint not null,
        seen_ms bigint[] not null,
        played_ms bigint[] not null,
        primary key (class_version_id, practice_id)
      );
      -- All practices together, and up to when watch records were taken into account.
      create table watch_total (
        class_version_id uuid primary key references class_version (id) on delete cascade,
        made_at timestamptz not null,
        viewers integer not null,
        finished integer not null,
        watched_ms bigint not null,
        seen_ms bigint[] not null,
        played_ms bigint[] not null
      );
      create index watch_record_fresh on watch_record (class_version_id, updated_at);
      drop index watch_record_version;
      create index watch_record_latest on watch_record (updated_at desc, person_id, class_version_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index watch_record_latest;
      create index watch_record_version on watch_record (class_version_id);
      drop index watch_record_fresh;
      drop table watch_total, watch_summary;
    `);
  }
}
