/**
 * Everything that people have said, ratings and pins under the same columns. A rating that was
 * dismissed or taken back is none.
 */
export const SAID = `(
  select 'rating' as source, id, person_id, class_version_id, kind, thing_id, thing_title, rating,
    remark as words, null::integer as at_ms, coalesce(remark_at, rated_at) as said_at, handling_id
  from feedback where rating is not null
  union all
  select 'pin', id, person_id, class_version_id, null, null, null, null, words, at_ms, said_at,
    handling_id
  from unclear_pin
) said`;

/** The ratings that are worth an answer: a bare one is not. */
const RATINGS_WITH_WORDS = `
  select 'rating' as source, id, person_id, class_version_id, kind, thing_id, thing_title, rating,
    remark as words, null::integer as at_ms, remark_at as said_at, handling_id
  from feedback where remark_at is not null`;
const PINS = `
  select 'pin' as source, id, person_id, class_version_id, null::text as kind,
    null::uuid as thing_id, null::text as thing_title, null::smallint as rating, words, at_ms,
    said_at, handling_id
  from unclear_pin`;

/** The same of what is worth an answer. In this form both indexes serve. */
export const SAID_WORDS = `(${RATINGS_WITH_WORDS} union all ${PINS}) said`;

/**
 * The latest of what is worth an answer. Each kind has an index by time, and is asked for its own
 * latest, so that neither is read as a whole.
 * @param columns {@link SAID_COLUMNS} and others
 * @param rest what follows `said`: joins and conditions
 */
export const latestWords = (columns: string, rest: string, limit: string): string => {
  const latestOf = (kind: string) => `(select ${columns} from (${kind}) said ${rest}
    order by said.said_at desc, said.id desc limit ${limit})`;
  return `select * from (${latestOf(RATINGS_WITH_WORDS)} union all ${latestOf(PINS)}) latest
    order by "saidAt" desc, id desc limit ${limit}`;
};

/** What a list shows of each, joined by {@link SAID_JOINS}. */
export const SAID_COLUMNS = `said.source, said.id, class.id as "classId",
  version.title as "classTitle", version.number as "versionNumber",
  version.id = class.current_version_id as current, said.kind,
  coalesce(said.thing_title, chapter.title) as title, coalesce(said.at_ms, chapter.start_ms) as "atMs",
  said.rating, said.words, said.said_at as "saidAt", handling.id as "handlingId", handling.note,
  handling.handled_at as "handledAt", handler.name as "handledBy"`;

export const SAID_JOINS = `
  join class_version version on version.id = said.class_version_id
  join class on class.id = version.class_id
  left join feedback_handling handling on handling.id = said.handling_id
  left join person handler on handler.id = handling.handled_by
  left join chapter on chapter.class_version_id = version.id and case said.source
    when 'pin' then said.at_ms >= chapter.start_ms and said.at_ms < chapter.end_ms
    else said.kind = 'chapter' and coalesce(chapter.lineage_id, chapter.id) = said.thing_id end`;

/** Never handled, or changed since. */
export const IS_OPEN = `(handling.id is null or said.said_at > handling.handled_at)`;
