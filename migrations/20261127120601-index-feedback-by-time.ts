import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexFeedbackByTime20261127120601 implements MigrationInterface {
  name = 'IndexFeedbackByTime20261127120601';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index feedback_version_time on feedback (class_version_id, rated_at desc)
        where rating is not null;
      create index feedback_version_remark on feedback (class_version_id)
        where remark_at is not null;
      create index unclear_pin_version_time on unclear_pin (class_version_id, said_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index feedback_version_time, feedback_version_remark, unclear_pin_version_time;',
    );
  }
}
