import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBroadcasts20261128120200 implements MigrationInterface {
  name = 'CreateBroadcasts20261128120200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table recording add column source text not null default 'upload'
        check (source in ('upload', 'broadcast'));

      create table broadcast (
        id uuid primary key,
        webinar_id uuid not null unique,
        title text not null,
        state text not null check (state in ('waiting', 'live', 'paused', 'ended')),
        recording_id uuid not null unique,
        class_id uuid,
        presenter_id uuid references person (id) on delete set null,
        stream_key_hash bytea unique,
        lease_holder text,
        lease_until timestamptz,
        end_asked_at timestamptz,
        created_at timestamptz not null,
        started_at timestamptz,
        ended_at timestamptz
      );
      create index broadcast_unended on broadcast (lease_until) where state in ('live', 'paused');
      create index broadcast_without_class on broadcast (ended_at)
        where state = 'ended' and class_id is null and started_at is not null;

      create table broadcast_feed (
        id uuid primary key,
        broadcast_id uuid not null references broadcast (id) on delete cascade,
        source text not null check (source in ('browser', 'rtmp')),
        container text not null check (container in ('matroska', 'mp4', 'flv')),
        copies_pictures boolean not null,
        person_id uuid references person (id) on delete set null,
        began_at timestamptz not null,
        over_at timestamptz
      );
      create index broadcast_feed_broadcast on broadcast_feed (broadcast_id);

      create table broadcast_take (
        broadcast_id uuid not null references broadcast (id) on delete cascade,
        number integer not null check (number >= 0),
        feed_id uuid not null references broadcast_feed (id) on delete cascade,
        began_at timestamptz not null,
        start_ms integer not null,
        offset_ms integer not null,
        codecs text not null,
        width integer not null,
        height integer not null,
        primary key (broadcast_id, number)
      );
      create index broadcast_take_feed on broadcast_take (feed_id);

      create table broadcast_segment (
        broadcast_id uuid not null,
        take integer not null,
        index integer not null check (index >= 0),
        duration_ms integer not null check (duration_ms > 0),
        bytes integer not null check (bytes > 0),
        primary key (broadcast_id, take, index),
        foreign key (broadcast_id, take) references broadcast_take (broadcast_id, number)
          on delete cascade
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table broadcast_segment, broadcast_take, broadcast_feed, broadcast;
      alter table recording drop column source;
    `);
  }
}
