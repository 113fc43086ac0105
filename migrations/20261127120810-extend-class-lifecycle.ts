import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtendClassLifecycle20261127120810 implements MigrationInterface {
  name = 'ExtendClassLifecycle20261127120810';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table class
        drop constraint class_state_check,
        add constraint class_state_check
          check (state in ('draft', 'published', 'archived', 'deleted')),
        -- The state to go back to.
        add archived_from text check (archived_from in ('draft', 'published')),
        add deleted_from text check (deleted_from in ('draft', 'published', 'archived')),
        add deleted_at timestamptz,
        add deleted_by uuid references person (id),
        -- Nothing leads back any more; what people earned with it stays.
        add purged_at timestamptz,
        add constraint class_deleted_check check (
          (state = 'deleted') = (deleted_at is not null)
          and (state = 'deleted') = (deleted_from is not null)
        ),
        add constraint class_purged_check check (purged_at is null or state = 'deleted');
      create index class_deleted on class (deleted_at)
        where state = 'deleted' and purged_at is null;

      -- Who looked and saw no patient in it, and when. Another version is another question.
      alter table class_version
        add patient_checked_by uuid references person (id),
        add patient_checked_at timestamptz,
        add constraint class_version_patient_check
          check ((patient_checked_by is null) = (patient_checked_at is null));
      update class_version version
        set patient_checked_by = entry.actor_id, patient_checked_at = entry.at
        from (
          select distinct on (details ->> 'versionId') details ->> 'versionId' as version_id,
            actor_id, at
          from audit_entry
          join person on person.id = audit_entry.actor_id
          where action = 'class.published' and actor_id is not null
            and details ->> 'noPatientData' = 'true'
          order by details ->> 'versionId', at desc
        ) entry
        where version.id::text = entry.version_id;

      -- Null: as soon as it plays.
      alter table publish_wish add publish_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table publish_wish drop publish_at;
      alter table class_version
        drop constraint class_version_patient_check,
        drop patient_checked_by,
        drop patient_checked_at;
      drop index class_deleted;
      update class set state = 'archived' where state = 'deleted';
      alter table class
        drop constraint class_purged_check,
        drop constraint class_deleted_check,
        drop archived_from,
        drop deleted_from,
        drop deleted_at,
        drop deleted_by,
        drop purged_at,
        drop constraint class_state_check,
        add constraint class_state_check check (state in ('draft', 'published', 'archived'));
    `);
  }
}
