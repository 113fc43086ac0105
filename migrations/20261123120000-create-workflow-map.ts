import type { MigrationInterface, QueryRunner } from 'typeorm';
import { startingSpecialties, startingTopics } from '../libs/workflow-map/starting-map';

export class CreateWorkflowMap20261123120000 implements MigrationInterface {
  name = 'CreateWorkflowMap20261123120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table specialty (
        key text primary key,
        title text not null,
        title_es text,
        position integer not null
      );
      create table topic (
        id uuid primary key,
        axis text not null check (axis in ('practice', 'billing')),
        key text not null,
        title text not null check (length(title) between 1 and 200),
        title_es text,
        summary text not null,
        summary_es text,
        position integer not null,
        active boolean not null,
        parent_id uuid references topic (id),
        specialty_key text references specialty (key),
        constraint topic_overlay_is_whole
          check ((parent_id is null) = (specialty_key is null)),
        constraint topic_overlay_is_practice
          check (parent_id is null or axis = 'practice')
      );
      create unique index topic_axis_key on topic (axis, key);
      create index topic_parent on topic (parent_id);
    `);
    await this.fill(runner);
    await runner.query(`
      alter table practice_specialty add constraint practice_specialty_is_known
        foreign key (specialty_key) references specialty (key);
    `);
  }

  private async fill(runner: QueryRunner): Promise<void> {
    await runner.query(
      `insert into specialty (key, title, title_es, position)
       select key, title, "titleEs", position from jsonb_to_recordset($1::jsonb)
         as row (key text, title text, "titleEs" text, position int)`,
      [JSON.stringify(startingSpecialties())],
    );
    await runner.query(
      `insert into topic (id, axis, key, title, title_es, summary, summary_es, position, active,
         parent_id, specialty_key)
       select id, axis, key, title, "titleEs", summary, "summaryEs", position, true,
         "parentId", "specialtyKey" from jsonb_to_recordset($1::jsonb)
         as row (id uuid, axis text, key text, title text, "titleEs" text, summary text,
           "summaryEs" text, position int, "parentId" uuid, "specialtyKey" text)`,
      [JSON.stringify(startingTopics())],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table practice_specialty drop constraint practice_specialty_is_known;
      drop table topic, specialty;
    `);
  }
}
