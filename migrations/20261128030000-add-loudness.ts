import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddLoudness20261128030000 implements MigrationInterface {
  name = 'AddLoudness20261128030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table recording_artifact
        drop constraint recording_artifact_kind_check,
        add constraint recording_artifact_kind_check
          check (kind in ('poster', 'thumbnails', 'sound', 'audio', 'loudness', 'copy'));
      -- What is there already is made as loud as what comes, when there is nothing else to do.
      insert into recording_artifact (recording_id, kind, state, attempts, enqueued_at, updated_at)
      select recording_id, 'loudness', 'pending', 0, 'epoch', now() from recording_artifact
        join recording on recording.id = recording_id
      where kind = 'audio' and recording_artifact.state = 'ready' and recording.deleted_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from recording_artifact where kind in ('loudness', 'copy');
      alter table recording_artifact
        drop constraint recording_artifact_kind_check,
        add constraint recording_artifact_kind_check
          check (kind in ('poster', 'thumbnails', 'sound', 'audio'));
    `);
  }
}
