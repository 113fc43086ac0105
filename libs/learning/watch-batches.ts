import type { EntityManager } from 'typeorm';
import { fromMultirange, toMultirange } from './multirange';
import { lengthOf, type Span } from './span';

export interface AcceptedBatch {
  creditedMs: number;
  /** Everything watched when the batch had been credited. */
  watched: Span[];
}

/** What was answered to a batch before; null for a new one. */
export async function findBatch(
  manager: EntityManager,
  sessionId: string,
  sequence: number,
): Promise<AcceptedBatch | null> {
  const rows: { credited: string; watched: string }[] = await manager.query(
    `select credited, watched_after as watched from watch_batch
     where session_id = $1 and sequence = $2`,
    [sessionId, sequence],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    creditedMs: lengthOf(fromMultirange(row.credited)),
    watched: fromMultirange(row.watched),
  };
}

export interface NewBatch {
  sessionId: string;
  sequence: number;
  receivedAtMs: number;
  /** Normalised. */
  intervals: readonly Span[];
  credited: readonly Span[];
  watchedAfter: readonly Span[];
  positionMs: number;
  rate: number;
}

/** Writes a batch and when its session was last heard of. */
export async function insertBatch(manager: EntityManager, batch: NewBatch): Promise<void> {
  await manager.query(
    `insert into watch_batch (session_id, sequence, received_at, intervals, credited,
       watched_after, position_ms, rate)
     values ($1, $2, to_timestamp($3::double precision / 1000), $4::int4multirange,
       $5::int4multirange, $6::int4multirange, $7, $8)`,
    [
      batch.sessionId,
      batch.sequence,
      batch.receivedAtMs,
      toMultirange(batch.intervals),
      toMultirange(batch.credited),
      toMultirange(batch.watchedAfter),
      batch.positionMs,
      batch.rate,
    ],
  );
  await manager.query(
    `update watch_session set last_seen_at = to_timestamp($2::double precision / 1000)
     where id = $1`,
    [batch.sessionId, batch.receivedAtMs],
  );
}
