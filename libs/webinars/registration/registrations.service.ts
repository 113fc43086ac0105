import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { notFound } from '@rounds/platform/errors';
import { isStaff, type Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, In, type EntityManager } from 'typeorm';
import { visibleTo } from '../schedule/audience-sql';
import { assertMove } from '../schedule/webinar';
import { Webinar } from '../schedule/webinar.entity';
import { joinToken, tokenHash } from './join-link';
import { moveUp } from './places';
import { REMINDERS, type ReminderKind } from './registration';
import { Registration } from './registration.entity';
import type { RegistrationInput } from './schemas';

type Person = Pick<Principal, 'personId' | 'role'>;

/** How somebody comes in: by the series, and with which wishes. */
export interface Arrival {
  bySeries: boolean;
  timeZone: string | undefined;
  reminders: ReminderKind[] | undefined;
}

const LOCK = { mode: 'pessimistic_write' } as const;

/** Places in webinars: who comes first has one, who comes later waits. */
@Injectable()
export class Registrations {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Gives the person a place, or one in the queue. Who has one keeps it.
   * @throws DomainError `not-found` also for what is not for the person, `wrong-webinar-state`
   */
  async register(webinarId: string, input: RegistrationInput, person: Person): Promise<void> {
    await this.assertVisible(webinarId, person);
    const { timeZone, reminders } = input;
    await this.dataSource.transaction(async (manager) => {
      const webinar = await manager.findOne(Webinar, { where: { id: webinarId }, lock: LOCK });
      if (!webinar) throw notFound('webinar');
      assertMove('register', webinar.state);
      await this.place(webinar, person, { bySeries: false, timeZone, reminders }, manager);
    });
  }

  /** Gives the place up, and it goes to who waits longest. Can be done twice. */
  async leave(webinarId: string, { personId }: Person): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const webinar = await manager.findOne(Webinar, { where: { id: webinarId }, lock: LOCK });
      if (!webinar) throw notFound('webinar');
      await this.leaveLocked(webinarId, personId, manager);
    });
  }

  /** @throws DomainError `not-found` when the person has no place */
  async chooseReminders(
    webinarId: string,
    reminders: ReminderKind[],
    { personId }: Person,
  ): Promise<void> {
    const { affected } = await this.dataSource.manager.update(
      Registration,
      { webinarId, personId, state: In(['registered', 'waiting']) },
      { reminders },
    );
    if (!affected) throw notFound('registration');
  }

  /** @throws DomainError `not-found` */
  async assertVisible(webinarId: string, person: Person): Promise<void> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from webinar
       where id = $2 and $1::uuid is not null and ${visibleTo('$1', isStaff(person))}`,
      [person.personId, webinarId],
    );
    if (rows.length === 0) throw notFound('webinar');
  }

  /** A place in a webinar that the caller has locked. */
  async place(
    { id: webinarId, capacity, timeZone: hostZone }: Webinar,
    { personId }: Pick<Person, 'personId'>,
    { bySeries, timeZone = hostZone, reminders }: Arrival,
    manager: EntityManager,
  ): Promise<void> {
    const own = await manager.findOneBy(Registration, { webinarId, personId });
    if (own && own.state !== 'cancelled') return;
    const { last, registered } = await arrivals(webinarId, manager);
    const state = capacity === null || registered < capacity ? 'registered' : 'waiting';
    const id = own?.id ?? newId();
    // In a calendar that still shows the event it stays what it was there.
    const asSeries = own?.told === 'registered' ? own.bySeries : bySeries && state === 'registered';
    await manager.save(Registration, {
      ...{ id, webinarId, personId, state, position: last + 1, timeZone, bySeries: asSeries },
      reminders: reminders ?? own?.reminders ?? [...REMINDERS],
      tokenHash: tokenHash(joinToken(this.config.ROUNDS_SECRET, id)),
      registeredAt: new Date(),
      told: own?.told ?? null,
      untold: true,
      moves: own ? own.moves + 1 : 0,
    });
  }

  /** Gives up a place in a webinar that the caller has locked. */
  async leaveLocked(webinarId: string, personId: string, manager: EntityManager): Promise<void> {
    const own = await manager.findOneBy(Registration, { webinarId, personId });
    if (!own || own.state === 'cancelled') return;
    const change = { state: 'cancelled', untold: true, moves: own.moves + 1 } as const;
    await manager.update(Registration, { id: own.id }, change);
    await moveUp(webinarId, manager);
  }
}

async function arrivals(
  webinarId: string,
  manager: EntityManager,
): Promise<{ last: number; registered: number }> {
  const rows: { last: number; registered: number }[] = await manager.query(
    `select coalesce(max(position), 0)::int as last,
       count(*) filter (where state = 'registered')::int as registered
     from webinar_registration where webinar_id = $1`,
    [webinarId],
  );
  return rows[0] ?? { last: 0, registered: 0 };
}
