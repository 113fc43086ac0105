import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import { DataSource } from 'typeorm';
import { passwordFits } from './password';
import { Person } from './person.entity';
import { Practice } from './practice.entity';
import { SignInThrottle } from './sign-in-throttle';

export interface Credentials {
  email: string;
  password: string;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly throttle: SignInThrottle,
  ) {}

  /**
   * Checks e-mail and password. Who does not exist, is not active or has not accepted the
   * invitation gets the same answer in the same time as a wrong password.
   * @throws DomainError `wrong-credentials`, `too-many-attempts`
   */
  async check(
    { email, password }: Credentials,
    from: { ip: string; device: string | null },
  ): Promise<Person> {
    const attempt = { email, ...from };
    await this.throttle.count(attempt);
    const person = await this.dataSource.manager.findOneBy(Person, { email });
    const fits = await passwordFits(password, person?.passwordHash ?? null);
    if (!fits || !person || !(await this.mayEnter(person))) {
      throw new DomainError(
        'wrong-credentials',
        'unauthenticated',
        'The e-mail address or the password is wrong',
      );
    }
    await this.throttle.forgive(attempt);
    return person;
  }

  private async mayEnter({ active, practiceId }: Person): Promise<boolean> {
    if (!active || practiceId === null) return active;
    return await this.dataSource.manager.existsBy(Practice, { id: practiceId, active: true });
  }
}
