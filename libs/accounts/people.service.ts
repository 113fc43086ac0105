import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Page, Principal } from '@rounds/platform/http';
import { DataSource, type EntityManager } from 'typeorm';
import { InvitationsService } from './invitations.service';
import { assertNotLastAdmin } from './last-admin';
import { OneTimeLinks } from './one-time-links.service';
import { PeopleReader, type PeopleFilter } from './people.reader';
import { PeopleRegistry, type NewPerson } from './people.registry';
import { assertMayPlace, assertMaySee, boundOf, type Place } from './person-access';
import { Person } from './person.entity';
import type { PersonView } from './schemas';
import { SessionsService } from './sessions.service';

export type PersonChange = Partial<
  Pick<Person, 'name' | 'role' | 'participantRole' | 'practiceId' | 'active'>
>;

/** What admins and managers do to people. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly reader: PeopleReader,
    private readonly registry: PeopleRegistry,
    private readonly invitations: InvitationsService,
    private readonly links: OneTimeLinks,
    private readonly sessions: SessionsService,
  ) {}

  /** A manager's list is bound to the own practice, whatever the filter asks. */
  async list(filter: PeopleFilter, by: Principal): Promise<Page<PersonView>> {
    const bound = boundOf(by);
    if (bound !== null && filter.practiceId !== null && filter.practiceId !== bound) {
      throw notFound('practice');
    }
    return await this.reader.list({ ...filter, practiceId: bound ?? filter.practiceId });
  }

  /** @throws DomainError `not-found` */
  async get(id: string, by: Principal): Promise<PersonView> {
    const person = await this.reader.get(id);
    assertMaySee(by, person);
    return person;
  }

  /** @throws DomainError `email-taken` and those of {@link assertMayPlace} */
  async invite(input: NewPerson, by: Principal): Promise<PersonView> {
    assertMayPlace(by, input);
    const id = await this.registry.create(input, async (person, manager) => {
      await this.invitations.send(person, manager);
      const { email, role } = person;
      await this.trace('person.invited', person, by, { email, role }, manager);
    });
    return await this.reader.get(id);
  }

  /** @throws DomainError `not-found`, `invitation-accepted`, `person-inactive` */
  async inviteAgain(id: string, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const person = await findVisible(id, by, manager);
      if (person.passwordHash !== null) {
        throw new DomainError('invitation-accepted', 'conflict', 'The invitation was accepted');
      }
      if (!person.active) {
        throw new DomainError('person-inactive', 'conflict', 'The person is not active');
      }
      await this.invitations.send(person, manager);
      await this.trace('person.invited-again', person, by, {}, manager);
    });
  }

  /**
   * Deactivation, another role or another practice ends the person's sessions at once, and with
   * them every media link they hold.
   * @throws DomainError `not-found`, `last-admin` and those of {@link assertMayPlace}
   */
  async change(id: string, change: PersonChange, by: Principal): Promise<PersonView> {
    await this.dataSource.transaction(async (manager) => {
      const person = await findVisible(id, by, manager);
      const after = { ...person, ...change };
      if (isElsewhere(person, after)) {
        assertMayPlace(by, after);
        await this.registry.assertPractice(after.practiceId, manager);
      }
      if (person.role === 'admin' && (after.role !== 'admin' || !after.active)) {
        await assertNotLastAdmin(id, manager);
      }
      if (Object.keys(change).length > 0) await manager.update(Person, { id }, change);
      if (!after.active || isElsewhere(person, after)) {
        await this.sessions.endAllOf(id, { manager });
      }
      if (!after.active) await this.links.voidAllOf(id, manager);
      await this.trace(actionOf(person, after), after, by, { ...change }, manager);
    });
    return await this.reader.get(id);
  }

  /** Staff read somebody's data: it leaves a trace. */
  async traceExport(id: string, by: Principal): Promise<void> {
    const { manager } = this.dataSource;
    const person = await findVisible(id, by, manager, false);
    await this.trace('person.exported', person, by, {}, manager);
  }

  private async trace(
    action: string,
    { id, practiceId }: Pick<Person, 'id' | 'practiceId'>,
    by: Principal,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    const subject = { subjectType: 'person', subjectId: id, practiceId };
    await this.audit.record({ actorId: by.personId, action, ...subject, details }, manager);
  }
}

const isElsewhere = (before: Place, after: Place): boolean =>
  before.role !== after.role || before.practiceId !== after.practiceId;

function actionOf(before: Person, after: Person): string {
  if (before.active && !after.active) return 'person.deactivated';
  if (!before.active && after.active) return 'person.activated';
  return before.role === after.role ? 'person.changed' : 'person.role-changed';
}

/** @throws DomainError `not-found`, also for a person one may not know of */
async function findVisible(
  id: string,
  by: Principal,
  manager: EntityManager,
  forUpdate = true,
): Promise<Person> {
  const lock = forUpdate ? { lock: { mode: 'pessimistic_write' } as const } : {};
  const person = await manager.findOne(Person, { where: { id }, ...lock });
  if (!person) throw notFound('person');
  assertMaySee(by, person);
  return person;
}
