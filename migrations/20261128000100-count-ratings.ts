import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ratings of a table under their key, each `sign` times. */
const ratings = (table: string, sign: 1 | -1): string =>
  `select class_version_id, kind, thing_id,
     date_trunc('week', rated_at at time zone 'UTC')::date as week, rating, ${sign} as sign
   from ${table} where rating is not null`;

/** Adds ratings to the counts in the order of their keys, so that two writers never deadlock. */
const add = (rated: string): string =>
  `insert into rating_count as known
     (class_version_id, kind, thing_id, week, n, positive, total)
   select class_version_id, kind, thing_id, week, sum(sign),
     sum(case when rating >= 4 then sign else 0 end), sum(sign * rating)
   from (${rated}) rated
   group by 1, 2, 3, 4 order by 1, 2, 3, 4
   on conflict (class_version_id, kind, thing_id, week) do update set
     n = known.n + excluded.n, positive = known.positive + excluded.positive,
     total = known.total + excluded.total`;

export class CountRatings20261128000100 implements MigrationInterface {
  name = 'CountRatings20261128000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Ratings of a thing by the Monday (UTC) of the week in which they were last changed. The
      -- database itself keeps it true within each transaction that changes feedback.
      create table rating_count (
        class_version_id uuid not null references class_version (id) on delete cascade,
        kind text not null,
        thing_id uuid not null,
        week date not null,
        n integer not null,
        -- Of 4 or 5.
        positive integer not null,
        -- Sum of the ratings.
        total integer not null,
        primary key (class_version_id, kind, thing_id, week)
      );
      ${add(ratings('feedback', 1))};

      create function count_ratings() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then ${add(ratings('added', 1))};
        elsif tg_op = 'DELETE' then ${add(ratings('removed', -1))};
        else ${add(`${ratings('added', 1)} union all ${ratings('removed', -1)}`)};
        end if;
        return null;
      end $$;
      create trigger count_added after insert on feedback
        referencing new table as added for each statement execute function count_ratings();
      create trigger count_removed after delete on feedback
        referencing old table as removed for each statement execute function count_ratings();
      create trigger count_changed after update on feedback
        referencing old table as removed new table as added
        for each statement execute function count_ratings();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger count_added on feedback;
      drop trigger count_removed on feedback;
      drop trigger count_changed on feedback;
      drop function count_ratings();
      drop table rating_count;
    `);
  }
}
