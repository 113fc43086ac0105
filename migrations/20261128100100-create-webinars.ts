import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWebinars20261128100100 implements MigrationInterface {
  name = 'CreateWebinars20261128100100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A rule and its wall clock; the occurrences themselves are rows of webinar.
      create table webinar_series (
        id uuid primary key,
        recurrence jsonb not null,
        starts_local text not null,
        time_zone text not null,
        -- Wall clocks of occurrences that are left out.
        exceptions text[] not null,
        -- Grows with every change that calendars have to hear of.
        sequence integer not null,
        created_by uuid references person (id),
        created_at timestamptz not null
      );

      create table webinar (
        id uuid primary key,
        series_id uuid references webinar_series (id),
        -- Where the rule of the series puts it: RECURRENCE-ID.
        recurrence_local text,
        title text not null check (length(title) between 1 and 200),
        description text not null,
        starts_at timestamptz not null,
        duration_minutes integer not null check (duration_minutes between 5 and 720),
        time_zone text not null,
        state text not null check (state in ('draft', 'scheduled', 'live', 'ended', 'cancelled')),
        capacity integer check (capacity > 0),
        audience jsonb not null,
        is_rehearsal boolean not null,
        sequence integer not null,
        revision integer not null,
        -- When its start was set last; reminders that were due before are not sent.
        start_set_at timestamptz not null,
        live_at timestamptz,
        ended_at timestamptz,
        created_by uuid references person (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check ((series_id is null) = (recurrence_local is null))
      );
      create index webinar_start on webinar (starts_at, id);
      -- Deferred: all occurrences of a series may move by a week at once.
      alter table webinar add constraint webinar_occurrence
        unique (series_id, recurrence_local) deferrable initially deferred;

      create table webinar_topic (
        webinar_id uuid not null references webinar (id) on delete cascade,
        topic_id uuid not null references topic (id),
        position integer not null,
        primary key (webinar_id, topic_id)
      );
      create index webinar_topic_topic on webinar_topic (topic_id);

      create table webinar_person (
        webinar_id uuid not null references webinar (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        role text not null check (role in ('host', 'co-host', 'speaker')),
        position integer not null,
        primary key (webinar_id, person_id)
      );
      create index webinar_person_person on webinar_person (person_id);

      create table webinar_registration (
        id uuid primary key,
        webinar_id uuid not null references webinar (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        state text not null check (state in ('registered', 'waiting', 'cancelled')),
        -- Order of arrival, which is the order of the waiting.
        position integer not null,
        by_series boolean not null,
        time_zone text not null,
        reminders text[] not null,
        -- Of the personal join link.
        token_hash bytea not null unique,
        registered_at timestamptz not null,
        -- What the person was told last, and whether there is more to tell.
        told text check (told in ('registered', 'waiting')),
        untold boolean not null,
        -- How often the person left and came back; part of SEQUENCE.
        moves integer not null,
        unique (webinar_id, person_id)
      );
      create index webinar_registration_person on webinar_registration (person_id);
      create index webinar_registration_order on webinar_registration (webinar_id, position);
      create index webinar_registration_untold on webinar_registration (id) where untold;

      create table webinar_series_registration (
        id uuid primary key,
        series_id uuid not null references webinar_series (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        state text not null check (state in ('registered', 'cancelled')),
        time_zone text not null,
        told boolean not null,
        untold boolean not null,
        moves integer not null,
        unique (series_id, person_id)
      );
      create index webinar_series_registration_person on webinar_series_registration (person_id);
      create index webinar_series_registration_untold on webinar_series_registration (id)
        where untold;

      -- What was sent about which start, so that it is sent once, and again when the start moves.
      create table webinar_reminder (
        registration_id uuid not null references webinar_registration (id) on delete cascade,
        kind text not null,
        starts_at timestamptz not null,
        sent_at timestamptz not null,
        primary key (registration_id, kind, starts_at)
      );

      create table webinar_feed (
        person_id uuid primary key references person (id) on delete cascade,
        generation integer not null,
        token_hash bytea not null unique
      );

      alter table mail_message add column html text, add column calendar jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mail_message drop column html, drop column calendar;
      drop table webinar_feed, webinar_reminder, webinar_series_registration,
        webinar_registration, webinar_person, webinar_topic, webinar, webinar_series;
    `);
  }
}
