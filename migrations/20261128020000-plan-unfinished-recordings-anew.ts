import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chunks that are encoded from now on do not continue those from before: their init segment differs. */
export class PlanUnfinishedRecordingsAnew20261128020000 implements MigrationInterface {
  name = 'PlanUnfinishedRecordingsAnew20261128020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from rendition using recording where recording.id = recording_id
        and recording.state = 'processing';
      delete from recording_artifact using recording where recording.id = recording_id
        and recording.state = 'processing';
      delete from recording_chunk using recording where recording.id = recording_id
        and recording.state = 'processing';
      update recording set state = 'uploaded', tries = 0, enqueued_at = 'epoch', playable = false
      where state = 'processing';

      -- A quality that failed begins again from its first chunk.
      update recording_chunk chunk set made = (
        select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(chunk.made)
        where not exists (select from rendition where recording_id = chunk.recording_id
          and name = key and state = 'failed'));
    `);
  }

  async down(): Promise<void> {
    // Nothing to undo: what was planned anew is made either way.
  }
}
