import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { Mailer } from '@rounds/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { invitationMail } from './link-mail';
import { OneTimeLinks } from './one-time-links.service';
import { hashPassword } from './password';
import { Person } from './person.entity';
import { Practice } from './practice.entity';
import { SessionsService, type StartedSession } from './sessions.service';

export interface Invitation {
  email: string;
  name: string;
  practiceName: string | null;
}

export interface Acceptance {
  name: string;
  password: string;
  userAgent: string | null;
}

@Injectable()
export class InvitationsService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly links: OneTimeLinks,
    private readonly mailer: Mailer,
    private readonly sessions: SessionsService,
  ) {}

  /** Mails a link that lets the person choose a password. */
  async send(person: Person, manager: EntityManager): Promise<void> {
    const token = await this.links.issue('invite', person.id, manager);
    const mail = invitationMail({
      name: person.name,
      practiceName: await practiceNameOf(person, manager),
      url: `${this.config.PUBLIC_URL}/invitation/${token}`,
      locale: person.locale,
    });
    await this.mailer.send({ to: person.email, ...mail }, manager);
  }

  /** @throws DomainError `link-used-or-expired` */
  async read(token: string): Promise<Invitation> {
    const { manager } = this.dataSource;
    const id = await this.links.ownerOf('invite', token);
    const person = await manager.findOneByOrFail(Person, { id });
    const { email, name } = person;
    return { email, name, practiceName: await practiceNameOf(person, manager) };
  }

  /**
   * Sets name and password and signs the person in.
   * @throws DomainError `link-used-or-expired`
   */
  async accept(
    token: string,
    { name, password, userAgent }: Acceptance,
  ): Promise<StartedSession & { personId: string }> {
    await this.links.ownerOf('invite', token);
    const passwordHash = await hashPassword(password);
    return await this.dataSource.transaction(async (manager) => {
      const personId = await this.links.use('invite', token, manager);
      await manager.update(Person, { id: personId }, { name, passwordHash });
      return { personId, ...(await this.sessions.start(personId, userAgent, manager)) };
    });
  }
}

async function practiceNameOf(
  { practiceId }: Person,
  manager: EntityManager,
): Promise<string | null> {
  if (practiceId === null) return null;
  const practice = await manager.findOneBy(Practice, { id: practiceId });
  return practice?.name ?? null;
}
