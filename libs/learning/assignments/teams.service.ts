import { Injectable } from '@nestjs/common';
import type { Locale, ParticipantRole } from '@rounds/accounts';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { DataSource, type EntityManager } from 'typeorm';
import type { Team } from './assigned-work.service';

export interface TeamPerson {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  participantRole: ParticipantRole | null;
  lastSeenAt: Date | null;
  nudgedAt: Date | null;
}

/** The active people of a manager's practice. */
@Injectable()
export class Teams {
  constructor(private readonly dataSource: DataSource) {}

  /** By name. @throws DomainError `role-not-allowed` for who has no practice */
  async of(
    { practiceId, specialties, locale }: Principal,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Omit<Team, 'people'> & { people: TeamPerson[] }> {
    if (practiceId === null) {
      throw new DomainError('role-not-allowed', 'forbidden', 'Your role does not allow this');
    }
    const people: TeamPerson[] = await manager.query(
      `select person.id, person.name, person.email, person.locale,
         person.participant_role as "participantRole", person.last_seen_at as "lastSeenAt",
         (select max(sent_at) from nudge where nudge.person_id = person.id) as "nudgedAt"
       from person where practice_id = $1 and active order by lower(name), id`,
      [practiceId],
    );
    return { practiceId, specialties, locale, people };
  }
}
