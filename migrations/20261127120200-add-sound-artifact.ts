import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSoundArtifact20261127120200 implements MigrationInterface {
  name = 'AddSoundArtifact20261127120200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table recording_artifact
        drop constraint recording_artifact_kind_check,
        add constraint recording_artifact_kind_check
          check (kind in ('poster', 'thumbnails', 'sound'));

      -- Recordings that are there already get theirs, too: the sweeper puts the jobs in.
      insert into recording_artifact (recording_id, kind, state, enqueued_at, updated_at)
      select id, 'sound', 'pending', 'epoch', now() from recording
      where deleted_at is null and state in ('processing', 'ready', 'degraded')
        and jsonb_array_length(media -> 'audio') > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from recording_artifact where kind = 'sound';
      alter table recording_artifact
        drop constraint recording_artifact_kind_check,
        add constraint recording_artifact_kind_check check (kind in ('poster', 'thumbnails'));
    `);
  }
}
