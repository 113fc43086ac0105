import { addPerson, type TestPerson } from '@rounds/testing';
import { Client } from 'pg';

export interface Size {
  practices: number;
  peopleEach: number;
  classes: number;
}

export interface Seeded {
  trainer: TestPerson;
  /** Of one practice, like the learner. */
  manager: TestPerson;
  learner: TestPerson;
  /** That everybody has watched, with a quiz that half of them have taken. */
  classId: string;
  quizId: string;
}

const DURATION_MS = 1_200_000;
/** Every person has watched one class in so many, and everybody the first one. */
const ONE_IN = 10;

/*
 * Rows are made by the database from their numbers, the same in each run. `hash` is a number that
 * looks random: from 0 to 1 by two numbers.
 */
const HASH = `create function hash(a bigint, b bigint) returns double precision language sql immutable
  as $$ select (hashint8extended(a, b) & 2147483647) / 2147483648.0 $$`;

const ORGANISATION = [
  `insert into practice (id, name, active, created_at)
   select gen_random_uuid(), 'Practice ' || n, true, now() from generate_series(1, $1::int) n`,
  `insert into person (id, email, name, role, practice_id, participant_role, locale, active,
     created_at)
   select gen_random_uuid(), 'p' || n || '@' || practice.id || '.example', 'Person ' || n,
     case n when 1 then 'manager' else 'learner' end, practice.id, 'biller', 'en', true, now()
   from practice, generate_series(1, $1::int) n`,
];

const CLASSES = `
  with film as (
    insert into recording (id, file_name, bytes, state, playable, media, duration_ms, priority,
      created_at, updated_at)
    values (gen_random_uuid(), 'class.mp4', 1000, 'ready', true, '{"chapters": []}', ${DURATION_MS},
      10, now(), now()) returning id
  ), made as (
    select n, gen_random_uuid() as class_id, gen_random_uuid() as version_id
    from generate_series(1, $1::int) n
  ), class as (
    insert into class (id, state, audience, revision, current_version_id, created_at, updated_at,
      published_at)
    select class_id, 'published', '{"kind": "everyone"}', 1, version_id, now(), now(),
      now() - n * interval '1 hour' from made returning id
  ), version as (
    insert into class_version (id, class_id, number, recording_id, title, speaker, description,
      specialties, duration_ms, created_at)
    select version_id, class_id, 1, film.id, 'Class ' || n, 'Dana', 'About ' || n, '{}',
      ${DURATION_MS}, now() from made, film returning id
  )
  insert into chapter (id, class_version_id, position, title, start_ms, end_ms)
  select gen_random_uuid(), version_id, part, 'Part ' || part + 1, part * ${DURATION_MS} / 4,
    (part + 1) * ${DURATION_MS} / 4
  from made, generate_series(0, 3) part`;

const TOPICS = [
  `insert into topic (id, axis, key, title, summary, position, active)
   select gen_random_uuid(), 'billing', 'bench-' || n, 'Topic ' || n, '', 100 + n, true
   from generate_series(1, 20) n`,
  `insert into chapter_topic (chapter_id, topic_id, position)
   select chapter.id, topic.id, 0 from (select id, row_number() over (order by id) n from chapter)
     chapter join (select id, row_number() over (order by id) n from topic where key like 'bench-%')
     topic on topic.n = chapter.n % 20 + 1`,
];

/** Who has watched what: up to where, and with which pause. */
const WATCHED = `create table watched as
  select gen_random_uuid() as session_id, person.id as person_id, version.id as version_id,
    now() - hash(person.n, version.n + 1) * interval '60 days' - interval '1 hour' as at,
    greatest(1000, (hash(person.n, version.n + 2) * ${DURATION_MS})::int) as until_ms
  from (select id, row_number() over (order by id) n from person where practice_id is not null) person
  join (select version.id, row_number() over (order by class.published_at desc) n
    from class_version version join class on class.id = version.class_id) version
    on version.n = 1 or hash(person.n, version.n) < 1.0 / ${ONE_IN}`;

const RECORDS = [
  `insert into watch_session (id, person_id, class_version_id, started_at, last_seen_at)
   select session_id, person_id, version_id, at, at from watched`,
  `insert into watch_batch (session_id, sequence, received_at, intervals, credited, watched_after,
     position_ms, rate)
   select session_id, 1, at, span, span, span, until_ms, 1
   from watched, lateral (select int4multirange(int4range(0, until_ms)) as span) made`,
  `insert into watch_record (person_id, class_version_id, watched, position_ms, updated_at)
   select person_id, version_id, int4multirange(int4range(0, until_ms)), until_ms, at from watched`,
  `insert into feedback (id, person_id, class_version_id, kind, thing_id, thing_title, rating,
     rated_at, remark, remark_at, asked_at)
   select gen_random_uuid(), person_id, version_id, 'class', version.class_id, version.title,
     1 + until_ms % 5, at, case when until_ms % 4 = 0 then 'What about Medicare?' else '' end,
     case when until_ms % 4 = 0 then at end, at
   from watched join class_version version on version.id = watched.version_id
   where until_ms % 3 = 0`,
  `insert into feedback (id, person_id, class_version_id, kind, thing_id, thing_title, rating,
     rated_at, remark, asked_at)
   select gen_random_uuid(), person_id, version_id, 'chapter', chapter.id, chapter.title,
     1 + until_ms % 5, at, '', at
   from watched join chapter on chapter.class_version_id = watched.version_id
   where until_ms % 10 = 0 and chapter.position = until_ms % 4`,
  `insert into unclear_pin (id, person_id, class_version_id, at_ms, words, said_at)
   select gen_random_uuid(), person_id, version_id, until_ms / 1000 * 1000, '', at
   from watched where until_ms % 8 = 0`,
  'drop table watched',
];

const QUIZ = `
  with lesson as (
    select class.id, class.current_version_id as version_id
    from class order by published_at desc limit 1
  ), quiz as (
    insert into quiz (id, class_id, title, state, revision, pass_percent, shuffle_questions,
      shuffle_options, created_at, updated_at, published_at)
    select gen_random_uuid(), id, 'Quiz', 'published', 1, 80, true, true, now(), now(), now()
    from lesson returning id
  ), question as (
    insert into question (id, revision, kind, prompt, options, truth, tolerance, unit, explanation,
      picture_alt, created_at, updated_at)
    select gen_random_uuid(), 1, 'true-false', 'True ' || n || '?', '[]', true, 0, '', '', '', now(),
      now() from generate_series(1, 10) n returning id
  ), asked as (
    insert into quiz_question (quiz_id, question_id, position)
    select quiz.id, question.id, row_number() over (order by question.id) from quiz, question
    returning question_id
  ), taken as (
    select gen_random_uuid() as id, person.id as person_id, person.n
    from (select id, row_number() over (order by id) n from person where practice_id is not null)
      person where n % 2 = 0
  ), results as (
    select taken.id, jsonb_object_agg(question.id, hash(taken.n, hashtext(question.id::text)) < 0.7)
      as results, avg((hash(taken.n, hashtext(question.id::text)) < 0.7)::int) as score
    from taken, question group by taken.id
  )
  insert into quiz_attempt (id, quiz_id, person_id, class_version_id, number, questions,
    pass_percent, started_at, finished_at, score, passed, results)
  select taken.id, quiz.id, taken.person_id, lesson.version_id, 1, (select jsonb_agg(
      jsonb_build_object('id', id, 'kind', 'true-false', 'prompt', 'True?', 'options', '[]'::jsonb,
        'truth', true, 'value', null, 'tolerance', 0, 'unit', '', 'explanation', '',
        'picture', null, 'reference', null, 'shown', '[]'::jsonb)) from question),
    80, now(), now(), results.score, results.score >= 0.8, results.results
  from taken join results using (id), quiz, lesson`;

/** What was picked for each of them. */
const ANSWERS = `insert into quiz_answer (attempt_id, question_id, picked, answered_at)
  select attempt.id, result.key::uuid, jsonb_build_array(result.value), now()
  from quiz_attempt attempt cross join jsonb_each_text(attempt.results) result`;

/** Fills an empty database with what some years leave behind. */
export async function seedReports(databaseUrl: string, size: Size): Promise<Seeded> {
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    await client.query(HASH);
    await client.query(ORGANISATION[0] ?? '', [size.practices]);
    await client.query(ORGANISATION[1] ?? '', [size.peopleEach]);
    await client.query(CLASSES, [size.classes]);
    for (const sql of [...TOPICS, WATCHED, ...RECORDS, QUIZ, ANSWERS]) await client.query(sql);
    await client.query('vacuum analyze');
    return await people(client, databaseUrl);
  } finally {
    await client.end();
  }
}

async function people(client: Client, databaseUrl: string): Promise<Seeded> {
  const trainer = await addPerson(databaseUrl, 'trainer');
  const manager = await addPerson(databaseUrl, 'manager');
  const learner = await addPerson(databaseUrl, 'learner');
  await client.query(
    `update person set practice_id = (select practice_id from person where role = 'learner'
       and name like 'Person %' limit 1) where id = any($1::uuid[])`,
    [[manager.id, learner.id]],
  );
  const { rows } = await client.query<{ classId: string; quizId: string }>(
    'select class_id as "classId", id as "quizId" from quiz',
  );
  const [quiz] = rows;
  if (!quiz) throw new Error('nothing was seeded');
  return { trainer, manager, learner, ...quiz };
}
