import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import type { Role } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, type EntityManager } from 'typeorm';
import { hashPassword } from './password';
import { Person } from './person.entity';
import { Practice } from './practice.entity';
import type { Locale, ParticipantRole } from './role';
import { refuseViolations } from './violations';

export interface NewPerson {
  email: string;
  name: string;
  role: Role;
  practiceId: string | null;
  participantRole?: ParticipantRole | null | undefined;
  locale?: Locale | undefined;
}

/** Puts people on record, without asking who wants it: for the services above it and the seed. */
@Injectable()
export class PeopleRegistry {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param also what must commit together with the new person
   * @returns the id
   * @throws DomainError `email-taken`, `unknown-practice`
   */
  async create(
    input: NewPerson,
    also: (person: Person, manager: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<string> {
    const person: Person = {
      id: newId(),
      email: input.email.trim().toLowerCase(),
      name: input.name,
      role: input.role,
      practiceId: input.practiceId,
      participantRole: input.participantRole ?? null,
      locale: input.locale ?? 'en',
      passwordHash: null,
      active: true,
      createdAt: new Date(),
      lastSeenAt: null,
    };
    const work = this.dataSource.transaction(async (manager) => {
      await this.assertPractice(person.practiceId, manager);
      await manager.insert(Person, person);
      await also(person, manager);
    });
    await refuseViolations(work, { person_email: emailTaken });
    return person.id;
  }

  async setPassword(personId: string, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.dataSource.manager.update(Person, { id: personId }, { passwordHash });
  }

  /** @throws DomainError `unknown-practice` when it does not exist */
  async assertPractice(practiceId: string | null, manager: EntityManager): Promise<void> {
    if (practiceId === null || (await manager.existsBy(Practice, { id: practiceId }))) return;
    throw new DomainError('unknown-practice', 'invalid', 'There is no such practice', {
      fields: { practiceId: 'There is no such practice' },
    });
  }
}

const emailTaken = (): DomainError =>
  new DomainError('email-taken', 'conflict', 'Somebody has this e-mail address already', {
    fields: { email: 'Somebody has this e-mail address already' },
  });
