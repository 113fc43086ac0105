import { Injectable } from '@nestjs/common';
import { ClassesService, type Outline } from '@rounds/classes';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, type EntityManager } from 'typeorm';
import { credit } from './credit';
import { progressOf, nothingWatched } from './progress';
import type { BatchAnswer, BatchInput, OpenedSession } from './schemas';
import { normalise } from './span';
import { findBatch, insertBatch, type AcceptedBatch } from './watch-batches';
import { databaseNow, ensureClock, lockClock, setClock } from './watch-clock';
import { addToRecord, findRecords } from './watch-records';
import { WatchSession } from './watch-session.entity';

/** Takes what players report and believes what can be true. */
@Injectable()
export class WatchSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly classes: ClassesService,
  ) {}

  /** @throws DomainError `not-found`, `not-playable` */
  async open(classId: string, principal: Principal): Promise<OpenedSession> {
    const { personId } = principal;
    const outline = await this.classes.visibleVersion(classId, principal);
    const { versionId } = outline;
    lengthOfClass(outline);
    const sessionId = newId();
    const { manager } = this.dataSource;
    await ensureClock(manager, personId);
    await manager.query(
      `insert into watch_session (id, person_id, class_version_id, started_at, last_seen_at)
       select $1, $2, $3, now, now from clock_timestamp() as now`,
      [sessionId, personId, versionId],
    );
    const record = (await findRecords(manager, personId, [versionId])).get(versionId);
    const { watched, resumeMs } = progressOf(record ?? nothingWatched, outline);
    return { sessionId, watched, resumeMs };
  }

  /**
   * Credits a batch once: whoever sends it again, also at the same time, gets the first answer.
   * Resolves after the commit.
   * @throws DomainError `not-found` for another person's session or a class no longer theirs
   */
  async accept(sessionId: string, batch: BatchInput, principal: Principal): Promise<BatchAnswer> {
    const { personId } = principal;
    const where = { id: sessionId, personId };
    const session = await this.dataSource.manager.findOneBy(WatchSession, where);
    if (!session) throw notFound('watch session');
    const outline = await this.classes.visibleOutline(session.classVersionId, principal);
    const accepted = await this.dataSource.transaction(async (manager) => {
      const creditedAtMs = await lockClock(manager, personId);
      const before = await findBatch(manager, sessionId, batch.sequence);
      return before ?? (await this.credit(session, batch, outline, creditedAtMs, manager));
    });
    return toAnswer(accepted, outline);
  }

  /** Under the lock of the person's clock. */
  private async credit(
    { id: sessionId, personId, classVersionId, startedAt }: WatchSession,
    { sequence, intervals, positionMs, rate }: BatchInput,
    outline: Outline,
    clockMs: number,
    manager: EntityManager,
  ): Promise<AcceptedBatch> {
    const durationMs = lengthOfClass(outline);
    const nowMs = await databaseNow(manager);
    const { credited, creditedMs, creditedAtMs } = credit(
      { intervals, rate, durationMs },
      { nowMs, sessionStartMs: startedAt.getTime(), creditedAtMs: clockMs },
    );
    const position = { positionMs: Math.min(positionMs, durationMs), sessionId, sequence };
    const watched = await addToRecord(manager, personId, classVersionId, credited, position);
    await insertBatch(manager, {
      sessionId,
      sequence,
      receivedAtMs: nowMs,
      intervals: normalise(intervals, durationMs),
      credited,
      watchedAfter: watched,
      positionMs: position.positionMs,
      rate,
    });
    await setClock(manager, personId, creditedAtMs);
    return { creditedMs, watched };
  }
}

function lengthOfClass({ durationMs }: Outline): number {
  if (durationMs !== null) return durationMs;
  throw new DomainError('not-playable', 'unprocessable', 'This class cannot be played yet');
}

function toAnswer({ creditedMs, watched }: AcceptedBatch, outline: Outline): BatchAnswer {
  const { watchedMs, progress, chapters } = progressOf({ watched, positionMs: null }, outline);
  return {
    watched,
    creditedMs,
    watchedMs,
    progress,
    chapters: [...chapters].map(([id, part]) => ({ id, progress: part })),
  };
}
