import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError } from '@rounds/platform/errors';
import { newId } from '@rounds/platform/ids';
import { DataSource, type EntityManager } from 'typeorm';
import { expand, planned } from './recurrence';
import type { NewWebinar } from './schemas';
import { WebinarPartsService } from './webinar-parts.service';
import { WebinarSeries } from './webinar-series.entity';
import { Webinar } from './webinar.entity';
import { assertFuture } from './webinar';
import { instantOf } from './zone';

/** Makes webinars, one or a whole series. */
@Injectable()
export class WebinarCreation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly parts: WebinarPartsService,
    private readonly audit: Audit,
  ) {}

  /**
   * @returns the id of the webinar, of a series that of its first
   * @throws DomainError `starts-in-the-past`, `series-is-empty`, `series-too-long`,
   * `unknown-topic`, `unknown-specialty`, `unknown-person`, `host-missing`
   */
  async create(input: NewWebinar, by: { personId: string }): Promise<string> {
    const people = input.people ?? [{ id: by.personId, role: 'host' as const }];
    const parts = await this.parts.check({ ...input, people });
    return await this.dataSource.transaction(async (manager) => {
      const seriesId = input.recurrence ? newId() : null;
      const starts = await this.startsOf(input, seriesId, by.personId, manager);
      const rows = starts.map((wallClock) => toRow(input, wallClock, seriesId, by.personId));
      for (const { startsAt } of rows) assertFuture(startsAt, new Date());
      await manager.insert(Webinar, rows);
      const ids = rows.map(({ id }) => id);
      await this.parts.write(ids, parts, manager);
      const [id = ''] = ids;
      const details = { title: input.title, occurrences: ids.length };
      const trace = { actorId: by.personId, subjectType: 'webinar', subjectId: id, details };
      await this.audit.record({ ...trace, action: 'webinar.created' }, manager);
      return id;
    });
  }

  private async startsOf(
    { recurrence: plan, startsLocal, timeZone, exceptions }: NewWebinar,
    id: string | null,
    createdBy: string,
    manager: EntityManager,
  ): Promise<string[]> {
    if (!plan || !id) return [startsLocal];
    const recurrence = planned(plan, startsLocal);
    const all = expand(recurrence, startsLocal);
    const out = all.filter((wallClock) => exceptions.includes(wallClock.slice(0, 10)));
    const left = all.filter((wallClock) => !out.includes(wallClock));
    const [first] = all;
    if (first === undefined || left.length === 0) {
      throw new DomainError('series-is-empty', 'invalid', 'The series has no date');
    }
    const rule = { recurrence, startsLocal: first, timeZone, exceptions: out };
    const created = { sequence: 0, createdBy, createdAt: new Date() };
    await manager.insert(WebinarSeries, { id, ...rule, ...created });
    return left;
  }
}

function toRow(
  input: NewWebinar,
  wallClock: string,
  seriesId: string | null,
  createdBy: string,
): Webinar {
  const { title, description, timeZone, durationMinutes, capacity, audience } = input;
  const now = new Date();
  return {
    id: newId(),
    seriesId,
    recurrenceLocal: seriesId && wallClock,
    ...{ title, description, timeZone, durationMinutes, capacity, audience },
    startsAt: instantOf(wallClock, timeZone),
    state: input.state,
    isRehearsal: input.isRehearsal,
    ...{ sequence: 0, revision: 1, startSetAt: now, liveAt: null, endedAt: null },
    ...{ createdBy, createdAt: now, updatedAt: now },
  };
}
