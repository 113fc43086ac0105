import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { Mailer } from '@rounds/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { InvitationsService } from './invitations.service';
import { resetMail } from './link-mail';
import { OneTimeLinks } from './one-time-links.service';
import { hashPassword } from './password';
import { Person } from './person.entity';
import { SessionsService } from './sessions.service';
import { SignInThrottle } from './sign-in-throttle';

/** Longer than the work takes, so that the time of the answer does not tell who exists. */
const ANSWER_AFTER_MS = 300;

@Injectable()
export class PasswordResetsService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly links: OneTimeLinks,
    private readonly mailer: Mailer,
    private readonly invitations: InvitationsService,
    private readonly sessions: SessionsService,
    private readonly throttle: SignInThrottle,
  ) {}

  /**
   * Mails a link, if there is such a person; the answer is the same if not. Who has not accepted
   * the invitation yet gets it again.
   * @throws DomainError `too-many-attempts` when the caller's network asked too often
   */
  async request(email: string, ip: string): Promise<void> {
    await this.throttle.countReset(ip);
    await Promise.all([this.mailLink(email, ip), sleep(ANSWER_AFTER_MS)]);
  }

  /**
   * Sets the password and ends all sessions: whoever else was signed in is out.
   * @throws DomainError `link-used-or-expired`
   */
  async complete(token: string, password: string): Promise<void> {
    await this.links.ownerOf('reset', token);
    const passwordHash = await hashPassword(password);
    await this.dataSource.transaction(async (manager) => {
      const personId = await this.links.use('reset', token, manager);
      await manager.update(Person, { id: personId }, { passwordHash });
      await this.sessions.endAllOf(personId, { manager });
    });
  }

  private async mailLink(email: string, ip: string): Promise<void> {
    if (!(await this.throttle.allowsResetMail(email, ip))) return;
    await this.dataSource.transaction(async (manager) => {
      const person = await manager.findOneBy(Person, { email, active: true });
      if (!person) return;
      if (person.passwordHash === null) await this.invitations.send(person, manager);
      else await this.send(person, manager);
    });
  }

  private async send({ id, email, name, locale }: Person, manager: EntityManager): Promise<void> {
    const token = await this.links.issue('reset', id, manager);
    const url = `${this.config.PUBLIC_URL}/reset/${token}`;
    await this.mailer.send({ to: email, ...resetMail({ name, url, locale }) }, manager);
  }
}
