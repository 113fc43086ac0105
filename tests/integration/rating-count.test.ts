import { newId } from '@rounds/platform/ids';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClassesWorld, type ClassesWorld } from './classes-world';

const WRITERS = 8;
const CHANGES_EACH = 60;
const PEOPLE = 30;

let world: ClassesWorld;
let versions: string[];
let people: string[];

beforeAll(async () => {
  world = await makeClassesWorld();
  await world.publish({ title: 'One' });
  await world.publish({ title: 'Two' });
  const ids = async (table: string) =>
    (await world.sql<{ id: string }>(`select id from ${table}`)).map(({ id }) => id);
  people = Array.from({ length: PEOPLE }, newId);
  await world.sql(
    `insert into person (id, email, name, role, locale, active, created_at)
     select id, id || '@counts.example', 'Trainer', 'trainer', 'en', true, now()
     from unnest($1::uuid[]) id`,
    [people],
  );
  versions = await ids('class_version');
});
afterAll(async () => world.close());

/** Counts that differ from what is on record. */
const wrong = () =>
  world.sql(
    `select * from (
       select class_version_id, kind, thing_id, date_trunc('week', rated_at at time zone 'UTC')::date
         as week, count(*) as n, count(*) filter (where rating >= 4) as positive,
         sum(rating) as total
       from feedback where rating is not null group by 1, 2, 3, 4
     ) raw full join (select * from rating_count where n <> 0) counted
       using (class_version_id, kind, thing_id, week, n, positive, total)
     where raw.n is null or counted.n is null`,
  );

const pick = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)]!;

/** Rates, rates anew, takes back, in this or another week, or removes all that a person said. */
async function change(client: Client): Promise<void> {
  const versionId = pick(versions);
  if (Math.random() < 0.1) {
    await client.query('delete from feedback where person_id = $1', [pick(people)]);
    return;
  }
  const rating = pick([null, 1, 2, 3, 4, 5]);
  const at = rating === null ? null : new Date(Date.UTC(2026, 10, pick([1, 2, 8, 9, 15]), 23, 59));
  await client.query(
    `insert into feedback (id, person_id, class_version_id, kind, thing_id, thing_title, rating,
       rated_at, remark, asked_at)
     values ($1, $2, $3, 'class', $3, 'It', $4, $5, '', now())
     on conflict (person_id, class_version_id, kind, thing_id)
       do update set rating = excluded.rating, rated_at = excluded.rated_at`,
    [newId(), pick(people), versionId, rating, at],
  );
}

it('are what is on record, whatever many change at once', async () => {
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const client = new Client(world.app.databaseUrl);
      await client.connect();
      try {
        for (let done = 0; done < CHANGES_EACH; done++) {
          await client.query('begin');
          await change(client);
          await client.query(Math.random() < 0.2 ? 'rollback' : 'commit');
        }
      } finally {
        await client.end();
      }
    }),
  );
  const [{ rated } = { rated: 0 }] = await world.sql<{ rated: number }>(
    'select count(rating)::int as rated from feedback',
  );
  expect(rated).toBeGreaterThan(0);
  expect(await wrong()).toEqual([]);
});
