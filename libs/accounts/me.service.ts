import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { hashPassword, passwordFits } from './password';
import { PeopleReader } from './people.reader';
import { Person } from './person.entity';
import type { Me } from './schemas';
import { SessionsService } from './sessions.service';
import { SignInThrottle } from './sign-in-throttle';

export type MeChange = Partial<Pick<Person, 'name' | 'locale' | 'participantRole'>>;

/** What people do to their own account. */
@Injectable()
export class MeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleReader,
    private readonly sessions: SessionsService,
    private readonly throttle: SignInThrottle,
  ) {}

  async change(change: MeChange, { personId }: Principal): Promise<Me> {
    if (Object.keys(change).length > 0) {
      await this.dataSource.manager.update(Person, { id: personId }, change);
    }
    return await this.people.me(personId);
  }

  /**
   * The present session stays, all others end.
   * @throws DomainError `wrong-password`, `too-many-attempts`
   */
  async changePassword(
    { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
    { personId, sessionId }: Principal,
  ): Promise<void> {
    await this.throttle.countPasswordChange(personId);
    const person = await this.dataSource.manager.findOneByOrFail(Person, { id: personId });
    if (!(await passwordFits(currentPassword, person.passwordHash))) {
      throw new DomainError('wrong-password', 'invalid', 'The present password is another one', {
        fields: { currentPassword: 'The present password is another one' },
      });
    }
    const passwordHash = await hashPassword(newPassword);
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Person, { id: personId }, { passwordHash });
      await this.sessions.endAllOf(personId, { except: sessionId, manager });
    });
    await this.throttle.forgivePasswordChange(personId);
  }
}
