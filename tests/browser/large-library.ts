import { newId } from '@rounds/platform/ids';
import { Client } from 'pg';
import { startDemoApp, type DemoApp } from './demo-app';

/** Published classes of the large library, the demo's own among them. */
export const LARGE = 300;
/** The demo's own are that old, so that they do not head every list. */
const DEMO_AGE_DAYS = 40;
const HOUR_MS = 3_600_000;

interface Step {
  id: string;
  axis: 'practice' | 'billing';
  title: string;
}
interface Overlay {
  id: string;
  parentId: string;
  specialty: string;
  title: string;
}
interface Film {
  classId: string;
  versionId: string;
  recordingId: string;
  durationMs: number;
  chapterId: string;
  chapters: { startMs: number; endMs: number }[];
}
interface Sources {
  practice: Step[];
  billing: Step[];
  overlays: Overlay[];
  /** The first serves all. */
  specialties: (string | null)[];
  films: Film[];
}

/** The demo, every class of which plays, in a library of {@link LARGE} that plays throughout. */
export async function startLargeLibrary(): Promise<DemoApp> {
  const app = await startDemoApp();
  try {
    await fillLibrary(app.databaseUrl);
    return app;
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/**
 * Puts classes on record until there are {@link LARGE} published ones. They share the recordings of
 * those that are there, and their topics go over all steps of both axes and all specialties: the
 * counts of the three have no common divisor, so no combination comes twice.
 */
export async function fillLibrary(databaseUrl: string): Promise<void> {
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    await client.query('begin');
    const sources = await readSources(client);
    const made = Array.from({ length: LARGE - sources.films.length }, (_, index) =>
      makeClass(index, sources),
    );
    const [film] = sources.films;
    if (!film) throw new Error('There is no class to share the recording of');
    const of = <K extends keyof Made>(key: K) => made.flatMap((one) => one[key] as object[]);
    await copyRows(client, 'class', film.classId, of('classes'));
    await copyRows(client, 'class_version', film.versionId, of('versions'));
    await copyRows(client, 'chapter', film.chapterId, of('chapters'));
    await insertTags(client, 'class_topic', 'class_version_id', of('classTopics'));
    await insertTags(client, 'chapter_topic', 'chapter_id', of('chapterTopics'));
    await client.query(
      `update class set published_at = published_at - make_interval(days => $2)
       where id = any($1)`,
      [sources.films.map(({ classId }) => classId), DEMO_AGE_DAYS],
    );
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

async function readSources(client: Client): Promise<Sources> {
  const { rows: steps } = await client.query<Step>(
    `select id, axis, title from topic where parent_id is null and active order by axis, position`,
  );
  const { rows: overlays } = await client.query<Overlay>(
    `select id, parent_id as "parentId", specialty_key as specialty, title from topic
     where parent_id is not null and active order by position`,
  );
  const { rows: specialties } = await client.query<{ key: string }>(
    'select key from specialty order by position',
  );
  const { rows: films } = await client.query<Film>(
    `select class.id as "classId", version.id as "versionId",
       version.recording_id as "recordingId", version.duration_ms as "durationMs",
       (array_agg(chapter.id))[1] as "chapterId",
       json_agg(json_build_object('startMs', start_ms, 'endMs', end_ms) order by start_ms)
         as chapters
     from class join class_version version on version.id = class.current_version_id
     join chapter on chapter.class_version_id = version.id
     where class.state = 'published' group by class.id, version.id order by version.title`,
  );
  return {
    practice: steps.filter(({ axis }) => axis === 'practice'),
    billing: steps.filter(({ axis }) => axis === 'billing'),
    overlays,
    specialties: [null, ...specialties.map(({ key }) => key)],
    films,
  };
}

type Made = ReturnType<typeof makeClass>;

function makeClass(index: number, sources: Sources) {
  const at = <T>(list: readonly T[]): T => list[index % list.length] as T;
  const [practice, billing, film] = [at(sources.practice), at(sources.billing), at(sources.films)];
  const specialty = at(sources.specialties);
  const overlay = sources.overlays.find(
    (one) => one.parentId === practice.id && one.specialty === specialty,
  );
  const [id, versionId] = [newId(), newId()];
  const when = new Date(Date.now() - (index + 1) * HOUR_MS).toISOString();
  const told = [
    { title: `${practice.title}: before you begin`, topics: [practice.id] },
    { title: `From ${practice.title} to ${billing.title}`, topics: [practice.id, billing.id] },
    { title: `${billing.title}: a worked example`, topics: [billing.id] },
    { title: overlay?.title ?? 'What goes wrong', topics: overlay ? [overlay.id] : [] },
  ];
  const chapters = film.chapters.map((span, position) => ({
    ...(told[position] ?? { title: `Part ${position + 1}`, topics: [] }),
    ...{ id: newId(), position, start_ms: span.startMs, end_ms: span.endMs },
    class_version_id: versionId,
  }));
  const dates = { created_at: when, updated_at: when, published_at: when };
  const audience = { kind: 'everyone' };
  return {
    classes: [{ id, current_version_id: versionId, state: 'published', audience, ...dates }],
    versions: [
      {
        ...{ id: versionId, class_id: id, number: 1, recording_id: film.recordingId },
        ...{ duration_ms: film.durationMs, specialties: specialty ? [specialty] : [] },
        title: `${practice.title} and ${billing.title} ${specialty ? `in ${specialty}` : 'for all'}`,
        speaker: index % 2 === 0 ? 'Dana Whitfield' : 'Marcus Reyes',
        description: `How ${practice.title} and ${billing.title} hang together.`,
        created_at: when,
      },
    ],
    chapters: chapters.map(({ topics: _, ...row }) => row),
    classTopics: [practice.id, billing.id].map((topic, position) => ({
      ...{ owner: versionId, topic, position },
    })),
    chapterTopics: chapters.flatMap(({ id: owner, topics }) =>
      topics.map((topic, position) => ({ owner, topic, position })),
    ),
  };
}

/** New rows as one that is there, but for what they say themselves. */
async function copyRows(
  client: Client,
  table: string,
  templateId: string,
  rows: readonly object[],
): Promise<void> {
  await client.query(
    `insert into ${table} select made.* from ${table} template,
       jsonb_array_elements($2::jsonb) as said, jsonb_populate_record(template, said) as made
     where template.id = $1`,
    [templateId, JSON.stringify(rows)],
  );
}

async function insertTags(
  client: Client,
  table: string,
  owner: string,
  rows: readonly object[],
): Promise<void> {
  await client.query(
    `insert into ${table} (${owner}, topic_id, position)
     select owner, topic, position
     from jsonb_to_recordset($1::jsonb) as row (owner uuid, topic uuid, position int)`,
    [JSON.stringify(rows)],
  );
}
