import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRecordingChunks20261128010000 implements MigrationInterface {
  name = 'CreateRecordingChunks20261128010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table recording_chunk (
        recording_id uuid not null references recording (id) on delete cascade,
        index integer not null check (index >= 0),
        first_frame integer not null,
        frames integer not null,
        first_segment integer not null,
        segments integer not null,
        state text not null check (state in ('pending', 'running', 'ready', 'failed')),
        percent integer not null default 0,
        made jsonb not null default '{}',
        attempts integer not null default 0,
        error_code text,
        error_detail text,
        enqueued_at timestamptz not null,
        updated_at timestamptz not null,
        primary key (recording_id, index)
      );
      create index recording_chunk_due on recording_chunk (enqueued_at)
        where state in ('pending', 'running');

      alter table recording_artifact
        drop constraint recording_artifact_kind_check,
        add constraint recording_artifact_kind_check
          check (kind in ('poster', 'thumbnails', 'sound', 'audio'));

      -- What is on its way is planned anew: its qualities were to be made whole, with the sound.
      delete from rendition using recording where recording.id = recording_id
        and recording.state = 'processing';
      delete from recording_artifact using recording where recording.id = recording_id
        and recording.state = 'processing';
      update recording set state = 'uploaded', tries = 0, enqueued_at = 'epoch', playable = false
      where state = 'processing';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from recording_artifact where kind = 'audio';
      alter table recording_artifact
        drop constraint recording_artifact_kind_check,
        add constraint recording_artifact_kind_check
          check (kind in ('poster', 'thumbnails', 'sound'));
      drop table recording_chunk;
    `);
  }
}
