import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSlides20261128040000 implements MigrationInterface {
  name = 'AddSlides20261128040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table recording_artifact
        drop constraint recording_artifact_kind_check,
        add constraint recording_artifact_kind_check
          check (kind in ('poster', 'thumbnails', 'sound', 'audio', 'loudness', 'copy', 'slides'));
      -- What is there already is looked through when there is nothing else to do.
      insert into recording_artifact (recording_id, kind, state, attempts, enqueued_at, updated_at)
      select id, 'slides', 'pending', 0, 'epoch', now() from recording
      where state in ('ready', 'degraded') and deleted_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from recording_artifact where kind = 'slides';
      alter table recording_artifact
        drop constraint recording_artifact_kind_check,
        add constraint recording_artifact_kind_check
          check (kind in ('poster', 'thumbnails', 'sound', 'audio', 'loudness', 'copy'));
    `);
  }
}
