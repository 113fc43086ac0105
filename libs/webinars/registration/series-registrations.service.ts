import { Injectable } from '@nestjs/common';
import { notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, In, type EntityManager } from 'typeorm';
import { assertMove } from '../schedule/webinar';
import { WebinarSeries } from '../schedule/webinar-series.entity';
import { Webinar } from '../schedule/webinar.entity';
import { Registrations } from './registrations.service';
import type { RegistrationInput } from './schemas';
import { SeriesRegistration } from './series-registration.entity';

type Person = Pick<Principal, 'personId' | 'role'>;
const LOCK = { mode: 'pessimistic_write' } as const;

/** Comes to all of a series, or to none of it any more. */
@Injectable()
export class SeriesRegistrations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: Registrations,
  ) {}

  /**
   * A place in every occurrence that is still to come; where there is none, one in the queue. A
   * webinar that is in no series is registered for by itself.
   * @throws DomainError `not-found`, `wrong-webinar-state`
   */
  async register(webinarId: string, input: RegistrationInput, person: Person): Promise<void> {
    await this.registrations.assertVisible(webinarId, person);
    const seriesId = await this.seriesOf(webinarId);
    if (!seriesId) return await this.registrations.register(webinarId, input, person);
    const { timeZone, reminders } = input;
    await this.dataSource.transaction(async (manager) => {
      const coming = await this.lockComing(seriesId, manager);
      const chosen = coming.find(({ id }) => id === webinarId);
      if (!chosen) assertMove('register', 'ended');
      for (const webinar of coming) {
        const arrival = { bySeries: true, timeZone, reminders };
        await this.registrations.place(webinar, person, arrival, manager);
      }
      const own = await manager.findOneBy(SeriesRegistration, {
        ...{ seriesId, personId: person.personId },
      });
      if (own?.state === 'registered') return;
      await manager.save(SeriesRegistration, {
        ...{ id: own?.id ?? newId(), seriesId, personId: person.personId, state: 'registered' },
        timeZone: timeZone ?? chosen?.timeZone ?? 'UTC',
        ...{ told: own?.told ?? false, untold: true, moves: own ? own.moves + 1 : 0 },
      });
    });
  }

  /** Leaves all of it that is still to come. Can be done twice. @throws DomainError `not-found` */
  async leave(webinarId: string, person: Person): Promise<void> {
    const seriesId = await this.seriesOf(webinarId);
    if (!seriesId) return await this.registrations.leave(webinarId, person);
    const { personId } = person;
    await this.dataSource.transaction(async (manager) => {
      const coming = await this.lockComing(seriesId, manager);
      for (const { id } of coming) await this.registrations.leaveLocked(id, personId, manager);
      await manager.query(
        `update webinar_series_registration
         set state = 'cancelled', untold = told, moves = moves + 1
         where series_id = $1 and person_id = $2 and state = 'registered'`,
        [seriesId, personId],
      );
    });
  }

  private async seriesOf(webinarId: string): Promise<string | null> {
    const found = await this.dataSource.manager.findOneBy(Webinar, { id: webinarId });
    if (!found) throw notFound('webinar');
    return found.seriesId;
  }

  /** In the same order as those who edit the series. */
  private async lockComing(seriesId: string, manager: EntityManager): Promise<Webinar[]> {
    await manager.findOne(WebinarSeries, { where: { id: seriesId }, lock: LOCK });
    return await manager.find(Webinar, {
      where: { seriesId, state: In(['scheduled', 'live']) },
      lock: LOCK,
      order: { id: 'ASC' },
    });
  }
}
