import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import { newId } from '@rounds/platform/ids';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { OneTimeLink, type LinkKind } from './one-time-link.entity';
import { looksLikeToken, newToken, tokenHash } from './token';

const HOUR_MS = 3_600_000;
const VALID_MS: Record<LinkKind, number> = { invite: 48 * HOUR_MS, reset: HOUR_MS };

const gone = (): DomainError =>
  new DomainError('link-used-or-expired', 'not-found', 'The link was used already or has expired');

/** Links that work once. Only hashes are stored: who reads the table cannot use them. */
@Injectable()
export class OneTimeLinks {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A new token for a mail. Earlier links stay valid until one is used, so that nobody can spoil
   * another person's link by asking for one more.
   */
  async issue(kind: LinkKind, personId: string, manager: EntityManager): Promise<string> {
    const token = newToken();
    await manager.insert(OneTimeLink, {
      id: newId(),
      kind,
      tokenHash: tokenHash(token),
      personId,
      expiresAt: new Date(Date.now() + VALID_MS[kind]),
      usedAt: null,
    });
    return token;
  }

  /** Whose link it is, without using it. @throws DomainError `link-used-or-expired` */
  async ownerOf(kind: LinkKind, token: string): Promise<string> {
    if (!looksLikeToken(token)) throw gone();
    const link = await this.dataSource.manager.findOneBy(OneTimeLink, {
      kind,
      tokenHash: tokenHash(token),
      usedAt: IsNull(),
    });
    if (!link || link.expiresAt.getTime() <= Date.now()) throw gone();
    return link.personId;
  }

  /**
   * Uses the link up, and with it every other link of its owner. Of two who use it at the same
   * time one gets through.
   * @returns the owner's id
   * @throws DomainError `link-used-or-expired`, also when the owner may not enter any more
   */
  async use(kind: LinkKind, token: string, manager: EntityManager): Promise<string> {
    const [links] = (await manager.query(
      `update one_time_link link set used_at = now()
       from person left join practice on practice.id = person.practice_id
       where link.token_hash = $1 and link.kind = $2 and link.used_at is null
         and link.expires_at > now() and person.id = link.person_id
         and person.active and coalesce(practice.active, true)
       returning link.person_id as "personId"`,
      [tokenHash(token), kind],
    )) as [{ personId: string }[], number];
    const personId = links[0]?.personId;
    if (personId === undefined) throw gone();
    await this.voidAllOf(personId, manager);
    return personId;
  }

  async voidAllOf(personId: string, manager: EntityManager): Promise<void> {
    await manager.update(OneTimeLink, { personId, usedAt: IsNull() }, { usedAt: new Date() });
  }
}
