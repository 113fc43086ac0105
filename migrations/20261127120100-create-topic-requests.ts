import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTopicRequests20261127120100 implements MigrationInterface {
  name = 'CreateTopicRequests20261127120100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A place of the map for which people ask for a class: a step of either axis, or a pair.
      create table topic_request (
        id uuid primary key,
        practice_topic_id uuid references topic (id),
        billing_topic_id uuid references topic (id),
        state text not null check (state in ('open', 'planned', 'done')),
        note text not null check (length(note) <= 1000),
        revision integer not null,
        created_at timestamptz not null,
        handled_at timestamptz,
        handled_by uuid references person (id),
        check (practice_topic_id is not null or billing_topic_id is not null),
        check ((handled_at is null) = (handled_by is null))
      );
      create unique index topic_request_place
        on topic_request (practice_topic_id, billing_topic_id) nulls not distinct;

      create table topic_request_vote (
        request_id uuid not null references topic_request (id) on delete cascade,
        person_id uuid not null references person (id),
        voted_at timestamptz not null,
        primary key (request_id, person_id)
      );
      create index topic_request_vote_person on topic_request_vote (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table topic_request_vote, topic_request;');
  }
}
