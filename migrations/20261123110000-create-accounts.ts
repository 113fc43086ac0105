import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts20261123110000 implements MigrationInterface {
  name = 'CreateAccounts20261123110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice (
        id uuid primary key,
        name text not null check (length(name) between 1 and 200),
        active boolean not null,
        created_at timestamptz not null
      );
      create unique index practice_name on practice (lower(name));
      create table practice_specialty (
        practice_id uuid not null references practice (id),
        specialty_key text not null,
        primary key (practice_id, specialty_key)
      );
      create table person (
        id uuid primary key,
        email text not null check (email = lower(email)),
        name text not null check (length(name) between 1 and 200),
        role text not null check (role in ('admin', 'trainer', 'manager', 'learner')),
        practice_id uuid references practice (id),
        participant_role text,
        locale text not null check (locale in ('en', 'es')),
        password_hash text,
        active boolean not null,
        created_at timestamptz not null,
        last_seen_at timestamptz,
        constraint person_practice_fits_role
          check ((practice_id is null) = (role in ('admin', 'trainer')))
      );
      create unique index person_email on person (email);
      create index person_practice on person (practice_id);
      create table session (
        id uuid primary key,
        token_hash bytea not null,
        person_id uuid not null references person (id),
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        user_agent text
      );
      create unique index session_token on session (token_hash);
      create index session_person on session (person_id);
      create index session_expiry on session (expires_at);
      create table one_time_link (
        id uuid primary key,
        kind text not null check (kind in ('invite', 'reset')),
        token_hash bytea not null,
        person_id uuid not null references person (id),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create unique index one_time_link_token on one_time_link (token_hash);
      create index one_time_link_person on one_time_link (person_id);
      -- Shape and column order are those of rate-limiter-flexible; expire is in Unix ms.
      create table throttle (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      );
      create index throttle_expire on throttle (expire);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table throttle, one_time_link, session, person, practice_specialty, practice;
    `);
  }
}
