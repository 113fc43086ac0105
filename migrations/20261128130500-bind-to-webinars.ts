import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BindToWebinars20261128130500 implements MigrationInterface {
  name = 'BindToWebinars20261128130500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Webinars stay, as what people did in them does: none of these goes with its webinar.
      alter table room add foreign key (webinar_id) references webinar (id);
      alter table attendance_interval add foreign key (webinar_id) references webinar (id);
      -- Its recording is named before there is one, and its class may end in the trash: they are
      -- remembered, not referred to.
      alter table broadcast add foreign key (webinar_id) references webinar (id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table broadcast drop constraint broadcast_webinar_id_fkey;
      alter table attendance_interval drop constraint attendance_interval_webinar_id_fkey;
      alter table room drop constraint room_webinar_id_fkey;
    `);
  }
}
