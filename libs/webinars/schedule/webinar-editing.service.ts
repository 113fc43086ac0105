import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { DataSource, In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { moveUp, tellRegistered } from '../registration/places';
import { expand } from './recurrence';
import type { WebinarChange, WebinarMoveInput } from './schemas';
import { endBefore, splitSeries } from './series-split';
import { WebinarPartsService } from './webinar-parts.service';
import { WebinarSeries } from './webinar-series.entity';
import { Webinar } from './webinar.entity';
import { assertFuture, assertMove, assertRevision, mayMove, type WebinarMove } from './webinar';
import { instantOf, wallClockOf } from './zone';

interface Opened {
  webinar: Webinar;
  /** Only when the change is for all that follow. */
  series: WebinarSeries | null;
  /** The webinar, and with a series those after it that can make the move. */
  targets: Webinar[];
}

const LOCK = { mode: 'pessimistic_write' } as const;

/** Changes what is scheduled: a webinar alone, or with all that follow in its series. */
@Injectable()
export class WebinarEditing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly parts: WebinarPartsService,
    private readonly audit: Audit,
  ) {}

  /**
   * @throws DomainError `not-found`, `edited-meanwhile`, `wrong-webinar-state`,
   * `starts-in-the-past`, `unknown-topic`, `unknown-specialty`, `unknown-person`, `host-missing`
   */
  async change(id: string, input: WebinarChange, by: Principal): Promise<void> {
    const parts = await this.parts.check(input);
    await this.dataSource.transaction(async (manager) => {
      const opened = await this.open(id, input, 'edit', manager);
      const starts = await newStarts(opened, input, manager);
      for (const target of opened.targets) {
        const startsAt = starts.get(target.id);
        if (startsAt) assertFuture(startsAt, new Date());
        await manager.update(Webinar, { id: target.id }, changeOf(target, input, startsAt));
      }
      const ids = opened.targets.map((target) => target.id);
      await this.parts.write(ids, parts, manager);
      if (input.capacity !== undefined) for (const one of ids) await moveUp(one, manager);
      await tellOf(opened, manager);
      const { revision: _, ...details } = input;
      await this.record('webinar.changed', id, by, details, manager);
    });
  }

  /** A draft comes into people's lists. @throws DomainError as {@link change} */
  async schedule(id: string, input: WebinarMoveInput, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { webinar, targets } = await this.open(id, input, 'schedule', manager);
      assertFuture(webinar.startsAt, new Date());
      await this.moveTo('scheduled', targets, manager);
      await this.record('webinar.scheduled', id, by, { scope: input.scope }, manager);
    });
  }

  /** It leaves people's lists and calendars. @throws DomainError as {@link change} */
  async cancel(id: string, input: WebinarMoveInput, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const opened = await this.open(id, input, 'cancel', manager);
      const { series, webinar, targets } = opened;
      if (series) {
        const all = expand(series.recurrence, series.startsLocal);
        const index = all.indexOf(webinar.recurrenceLocal ?? '');
        const left = series.exceptions.filter((one) => all.indexOf(one) < index);
        await endBefore(series, index < 1 ? series.recurrence.count : index, left, manager);
      }
      await this.moveTo('cancelled', targets, manager);
      await tellOf(opened, manager);
      await this.record('webinar.cancelled', id, by, { scope: input.scope }, manager);
    });
  }

  /** Locks what is to change, the series first, then its webinars in the order of their ids. */
  private async open(
    id: string,
    { revision, scope }: WebinarMoveInput,
    move: WebinarMove,
    manager: EntityManager,
  ): Promise<Opened> {
    const found = await manager.findOneBy(Webinar, { id });
    if (!found) throw notFound('webinar');
    const { seriesId } = found;
    const isAll = scope === 'following' && seriesId !== null;
    const series = seriesId
      ? await manager.findOne(WebinarSeries, { where: { id: seriesId }, lock: LOCK })
      : null;
    const where =
      isAll && found.recurrenceLocal
        ? { seriesId, recurrenceLocal: MoreThanOrEqual(found.recurrenceLocal) }
        : { id };
    const locked = await manager.find(Webinar, { where, lock: LOCK, order: { id: 'ASC' } });
    const webinar = locked.find((one) => one.id === id);
    if (!webinar) throw notFound('webinar');
    assertRevision(webinar.revision, revision);
    assertMove(move, webinar.state);
    const targets = locked.filter(({ state }) => mayMove(move, state));
    return { webinar, series: isAll ? series : null, targets };
  }

  private async moveTo(
    state: 'scheduled' | 'cancelled',
    targets: readonly Webinar[],
    manager: EntityManager,
  ): Promise<void> {
    for (const { id, sequence, revision } of targets) {
      const change = { state, sequence: sequence + 1, revision: revision + 1 };
      await manager.update(Webinar, { id }, { ...change, updatedAt: new Date() });
    }
  }

  private async record(
    action: string,
    subjectId: string,
    by: Principal,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    const trace = { actorId: by.personId, subjectType: 'webinar', subjectId };
    await this.audit.record({ ...trace, action, details }, manager);
  }
}

/** Who is affected hears of it: by the series when they came by it and all that follow changed. */
async function tellOf({ series, targets }: Opened, manager: EntityManager): Promise<void> {
  const ids = targets.map(({ id }) => id);
  if (!series) return await tellRegistered(ids, manager);
  const touched = await manager.findBy(Webinar, { id: In(ids) });
  const seriesIds = [series.id, ...touched.flatMap(({ seriesId }) => seriesId ?? [])];
  await manager.query(
    `update webinar_series_registration set untold = true
     where series_id = any($1) and (state = 'registered' or told)`,
    [seriesIds],
  );
  await manager.query(
    `update webinar_registration set untold = true
     where webinar_id = any($1) and not by_series and (state <> 'cancelled' or told is not null)`,
    [ids],
  );
}

/** The starts that change, by webinar. A series that changes from here on is split here. */
async function newStarts(
  { webinar, series, targets }: Opened,
  { startsLocal, timeZone }: WebinarChange,
  manager: EntityManager,
): Promise<Map<string, Date>> {
  const zone = timeZone ?? webinar.timeZone;
  const present = wallClockOf(webinar.startsAt, webinar.timeZone);
  const isMoved =
    (startsLocal !== undefined && startsLocal !== present) || zone !== webinar.timeZone;
  if (!series) {
    return isMoved
      ? new Map([[webinar.id, instantOf(startsLocal ?? present, zone)]])
      : new Map<string, Date>();
  }
  const from = webinar.recurrenceLocal ?? present;
  const to = isMoved ? (startsLocal ?? present) : from;
  const { moved } = await splitSeries(
    series,
    from,
    { startsLocal: to, timeZone: isMoved ? zone : series.timeZone },
    manager,
  );
  if (!isMoved) return new Map();
  return new Map(
    targets.flatMap(({ id, recurrenceLocal }) => {
      const wallClock = moved.get(recurrenceLocal ?? '');
      return wallClock ? [[id, instantOf(wallClock, zone)] as const] : [];
    }),
  );
}

function changeOf(target: Webinar, input: WebinarChange, startsAt: Date | undefined) {
  const { title, description, durationMinutes, capacity, audience, isRehearsal, timeZone } = input;
  const given = { title, description, durationMinutes, capacity, audience, isRehearsal, timeZone };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(startsAt && { startsAt, startSetAt: new Date() }),
    sequence: target.sequence + 1,
    revision: target.revision + 1,
    updatedAt: new Date(),
  };
}
