import { Injectable } from '@nestjs/common';
import { FINISHED } from '@rounds/classes';
import { DataSource, type EntityManager } from 'typeorm';
import { readSpans } from './read-spans';
import { PARTS, summarise, type Span } from './watch-summary';

/**
 * Times are taken within a transaction and seen when it ends: none that credits lasts as long as
 * this, so nothing that changed is overlooked.
 */
const MARGIN = `interval '1 minute'`;
const CHANGED = `record.updated_at > coalesce(total.made_at, '-infinity') - ${MARGIN}`;

interface Stale {
  versionId: string;
  durationMs: number;
}

/**
 * Keeps the summaries equal to the watch records. Only the practices in which somebody has watched
 * since are counted anew, so that reading stays quick however many people there are.
 */
@Injectable()
export class SummaryRefresh {
  constructor(private readonly dataSource: DataSource) {}

  /** Brings these versions up to date. */
  async refresh(versionIds: readonly string[]): Promise<void> {
    for (const stale of await this.stale(versionIds)) await this.refreshOne(stale);
  }

  /** Those with changes that rest, at most `limit`; cheap when there are none. */
  async restingStale(limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select version.id from class_version version
       left join watch_total total on total.class_version_id = version.id
       where version.duration_ms is not null
         and (total.made_at is null or total.made_at < now() - interval '10 minutes')
         and exists (select from watch_record record where record.class_version_id = version.id
           and ${CHANGED})
       limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  private async stale(versionIds: readonly string[]): Promise<Stale[]> {
    return await this.dataSource.query(
      `select version.id as "versionId", version.duration_ms as "durationMs"
       from class_version version
       left join watch_total total on total.class_version_id = version.id
       where version.id = any($1::uuid[]) and version.duration_ms is not null
         and exists (select from watch_record record where record.class_version_id = version.id
           and ${CHANGED})`,
      [versionIds],
    );
  }

  private async refreshOne({ versionId, durationMs }: Stale): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      // One at a time: the total must be the sum of what is written here.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [versionId]);
      const [now]: { at: Date }[] = await manager.query('select clock_timestamp() as at');
      const practices = await changedPractices(manager, versionId);
      if (practices.length > 0) await this.count(manager, versionId, durationMs, practices);
      await writeTotal(manager, versionId, now?.at ?? new Date());
    });
  }

  private async count(
    manager: EntityManager,
    versionId: string,
    durationMs: number,
    practices: readonly string[],
  ): Promise<void> {
    const values = [versionId, practices];
    const records: SpansRow[] = await manager.query(RECORDS, values);
    const plays: SpansRow[] = await manager.query(PLAYS, values);
    const seen = byPractice(records, (spans) => [spans]);
    const played = byPractice(plays, (spans) => spans);
    const rows = practices.map((practiceId) => {
      const summary = summarise(
        seen.get(practiceId) ?? [],
        played.get(practiceId) ?? [],
        durationMs,
        FINISHED,
      );
      const { viewers, finished, watchedMs, seenMs, playedMs } = summary;
      return { practiceId, viewers, finished, watchedMs, seenMs, playedMs };
    });
    await manager.query(WRITE_SUMMARIES, [versionId, JSON.stringify(rows)]);
  }
}

interface SpansRow {
  practiceId: string;
  spans: string;
}

const RECORDS = `select person.practice_id as "practiceId", record.watched as spans
  from watch_record record join person on person.id = record.person_id
  where record.class_version_id = $1 and person.practice_id = any($2::uuid[])`;

const PLAYS = `select person.practice_id as "practiceId", batch.credited as spans
  from watch_session session join person on person.id = session.person_id
  join watch_batch batch on batch.session_id = session.id
  where session.class_version_id = $1 and person.practice_id = any($2::uuid[])`;

const WRITE_SUMMARIES = `insert into watch_summary (class_version_id, practice_id, viewers, finished,
    watched_ms, seen_ms, played_ms)
  select $1, "practiceId", viewers, finished, "watchedMs", "seenMs", "playedMs"
  from jsonb_to_recordset($2::jsonb) as row ("practiceId" uuid, viewers int, finished int,
    "watchedMs" bigint, "seenMs" bigint[], "playedMs" bigint[])
  on conflict (class_version_id, practice_id) do update set viewers = excluded.viewers,
    finished = excluded.finished, watched_ms = excluded.watched_ms, seen_ms = excluded.seen_ms,
    played_ms = excluded.played_ms`;

async function changedPractices(manager: EntityManager, versionId: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `select distinct person.practice_id as id
     from watch_record record join person on person.id = record.person_id
     left join watch_total total on total.class_version_id = record.class_version_id
     where record.class_version_id = $1 and person.practice_id is not null and ${CHANGED}`,
    [versionId],
  );
  return rows.map(({ id }) => id);
}

const sumOf = (column: string): string => `coalesce((
  select array_agg(ms order by part) from (
    select part, sum(value)::bigint as ms
    from watch_summary, unnest(${column}) with ordinality as each (value, part)
    where class_version_id = $1 group by part
  ) parts), array_fill(0::bigint, array[${PARTS}]))`;

async function writeTotal(manager: EntityManager, versionId: string, madeAt: Date): Promise<void> {
  await manager.query(
    `insert into watch_total (class_version_id, made_at, viewers, finished, watched_ms, seen_ms,
       played_ms)
     select $1, $2, coalesce(sum(viewers), 0), coalesce(sum(finished), 0),
       coalesce(sum(watched_ms), 0), ${sumOf('seen_ms')}, ${sumOf('played_ms')}
     from watch_summary where class_version_id = $1
     on conflict (class_version_id) do update set made_at = excluded.made_at,
       viewers = excluded.viewers, finished = excluded.finished, watched_ms = excluded.watched_ms,
       seen_ms = excluded.seen_ms, played_ms = excluded.played_ms`,
    [versionId, madeAt],
  );
}

function byPractice<T>(
  rows: readonly SpansRow[],
  itemsOf: (spans: Span[]) => T[],
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const { practiceId, spans } of rows) {
    const items = found.get(practiceId) ?? [];
    items.push(...itemsOf(readSpans(spans)));
    found.set(practiceId, items);
  }
  return found;
}
