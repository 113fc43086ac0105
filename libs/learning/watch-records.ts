import type { EntityManager } from 'typeorm';
import { fromMultirange, toMultirange } from './multirange';
import type { Watched } from './progress';
import type { Span } from './span';

export interface WatchedVersion extends Watched {
  versionId: string;
  updatedAt: Date;
}

/** Where the playhead was; the batch keeps a late, earlier one from moving it back. */
export interface Position {
  positionMs: number;
  sessionId: string | null;
  sequence: number | null;
}

interface Row {
  versionId: string;
  watched: string;
  positionMs: number | null;
  updatedAt: Date;
}

const COLUMNS = `class_version_id as "versionId", watched, position_ms as "positionMs",
  updated_at as "updatedAt"`;

const fromRow = ({ watched, ...rest }: Row): WatchedVersion => ({
  ...rest,
  watched: fromMultirange(watched),
});

/** A person's watch records of these versions. */
export async function findRecords(
  manager: EntityManager,
  personId: string,
  versionIds: readonly string[],
): Promise<Map<string, WatchedVersion>> {
  if (versionIds.length === 0) return new Map();
  const rows: Row[] = await manager.query(
    `select ${COLUMNS} from watch_record
     where person_id = $1 and class_version_id = any($2::uuid[])`,
    [personId, versionIds],
  );
  return new Map(rows.map((row) => [row.versionId, fromRow(row)]));
}

/** A person's watch records, the latest first; all of them without a limit. */
export async function listRecords(
  manager: EntityManager,
  personId: string,
  limit: number | null,
): Promise<WatchedVersion[]> {
  const rows: Row[] = await manager.query(
    `select ${COLUMNS} from watch_record where person_id = $1
     order by updated_at desc, class_version_id limit $2`,
    [personId, limit],
  );
  return rows.map(fromRow);
}

export interface SeenElsewhere {
  personId: string;
  watched: readonly Span[];
  /** Where they would go on, unless a player has told. */
  positionMs: number | null;
}

/** Adds what many people have seen without a player. Safe to repeat. */
export async function addSeenElsewhere(
  manager: EntityManager,
  versionId: string,
  seen: readonly SeenElsewhere[],
): Promise<void> {
  await manager.query(
    `insert into watch_record as record (person_id, class_version_id, watched, position_ms,
       updated_at)
     select "personId", $1, watched::int4multirange, "positionMs", clock_timestamp()
     from jsonb_to_recordset($2::jsonb) as row ("personId" uuid, watched text, "positionMs" int)
     order by 1
     on conflict (person_id, class_version_id) do update set
       watched = record.watched + excluded.watched, updated_at = excluded.updated_at,
       position_ms = coalesce(record.position_ms, excluded.position_ms)`,
    [
      versionId,
      JSON.stringify(seen.map((one) => ({ ...one, watched: toMultirange(one.watched) }))),
    ],
  );
}

/**
 * Adds spans to what is watched; nothing is ever taken away. The position moves unless it was told
 * by a later batch of the same session.
 * @returns everything watched now
 */
export async function addToRecord(
  manager: EntityManager,
  personId: string,
  versionId: string,
  spans: readonly Span[],
  { positionMs, sessionId, sequence }: Position,
): Promise<Span[]> {
  const rows: { watched: string }[] = await manager.query(
    `insert into watch_record as record (person_id, class_version_id, watched, position_ms,
       position_session_id, position_sequence, updated_at)
     values ($1, $2, $3::int4multirange, $4, $5, $6, clock_timestamp())
     on conflict (person_id, class_version_id) do update set
       watched = record.watched + excluded.watched,
       updated_at = excluded.updated_at,
       (position_ms, position_session_id, position_sequence) = (
         select place.position_ms, place.session_id, place.sequence
         from (values
           (record.position_ms, record.position_session_id, record.position_sequence, true),
           (excluded.position_ms, excluded.position_session_id, excluded.position_sequence, false)
         ) as place (position_ms, session_id, sequence, earlier)
         where place.earlier = (record.position_session_id is not distinct from
           excluded.position_session_id and record.position_sequence > excluded.position_sequence)
       )
     returning record.watched`,
    [personId, versionId, toMultirange(spans), positionMs, sessionId, sequence],
  );
  return fromMultirange(rows[0]?.watched ?? '{}');
}
