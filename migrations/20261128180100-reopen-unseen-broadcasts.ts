import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReopenUnseenBroadcasts20261128180100 implements MigrationInterface {
  name = 'ReopenUnseenBroadcasts20261128180100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- They were ended before anything was seen, and kept their webinars from being presented.
      update broadcast set state = 'waiting', ended_at = null, end_asked_at = null
      from webinar where webinar.id = broadcast.webinar_id and webinar.state = 'scheduled'
        and broadcast.state = 'ended' and broadcast.started_at is null
    `);
  }

  async down(): Promise<void> {
    // Nothing to take back: no table has changed.
  }
}
