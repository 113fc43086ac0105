import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlatform20261123100000 implements MigrationInterface {
  name = 'CreatePlatform20261123100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table worker (
        id uuid primary key,
        host text not null,
        pid integer not null,
        started_at timestamptz not null,
        last_seen_at timestamptz not null
      );
      create table mail_message (
        id uuid primary key,
        created_at timestamptz not null,
        sent_at timestamptz,
        recipient text not null,
        subject text not null,
        text text not null,
        state text not null check (state in ('queued', 'sent', 'kept', 'failed')),
        error text
      );
      create index mail_message_queued on mail_message (created_at) where state = 'queued';
      create table audit_entry (
        id uuid primary key,
        at timestamptz not null,
        actor_id uuid,
        action text not null,
        subject_type text not null,
        subject_id uuid,
        practice_id uuid,
        details jsonb not null
      );
      create index audit_entry_subject on audit_entry (subject_id);
      create function refuse_audit_change() returns trigger language plpgsql as $$
        begin raise exception 'audit entries are append-only'; end $$;
      create trigger audit_entry_append_only before update or delete or truncate on audit_entry
        for each statement execute function refuse_audit_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_entry, mail_message, worker;
      drop function refuse_audit_change();
    `);
  }
}
