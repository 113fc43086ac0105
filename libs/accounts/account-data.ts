import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditEntry } from '@rounds/platform/audit';
import { DataSource } from 'typeorm';
import { PeopleReader } from './people.reader';
import { PersonalData } from './personal-data';
import { Session } from './session.entity';

/** What accounts itself keeps about a person. Secrets and their hashes stay out. */
@Injectable()
export class AccountData implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleReader,
    private readonly personalData: PersonalData,
  ) {}

  onModuleInit(): void {
    this.personalData.register('account', (personId) => this.account(personId));
  }

  private async account(personId: string): Promise<unknown> {
    const { manager } = this.dataSource;
    const [person, sessions, history] = await Promise.all([
      this.people.get(personId),
      manager.find(Session, {
        select: { createdAt: true, lastSeenAt: true, expiresAt: true, userAgent: true },
        where: { personId },
        order: { createdAt: 'ASC' },
      }),
      manager.find(AuditEntry, {
        where: [{ subjectId: personId }, { actorId: personId }],
        order: { id: 'ASC' },
      }),
    ]);
    return { person, sessions, history: history.map(({ at, action }) => ({ at, action })) };
  }
}
