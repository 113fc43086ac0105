import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { notFound } from '@rounds/platform/errors';
import { DataSource } from 'typeorm';
import { followUpToken } from '../registration/join-link';
import { FollowUpRefusal } from './follow-up-refusal.entity';

const TOKEN = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

/** Unsubscribing from the mails after webinars, for whoever holds one of them. */
@Injectable()
export class FollowUpRefusals {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * What a mail carries: an address that unsubscribes at once when it is posted to (RFC 8058), and a
   * page for people, whose token no server is told before they press.
   */
  waysOut(personId: string): { page: string; headers: Record<string, string> } {
    const token = `${personId}.${followUpToken(this.config.ROUNDS_SECRET, personId)}`;
    const at = (path: string): string => new URL(path, this.config.PUBLIC_URL).href;
    return {
      page: at(`/unsubscribe#token=${token}`),
      headers: {
        'List-Unsubscribe': `<${at(`/api/webinars/follow-ups/${token}/refusal`)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  }

  /** @throws DomainError `not-found` for a token that is none */
  async refuse(token: string): Promise<void> {
    const personId = await this.personOf(token);
    await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(FollowUpRefusal)
      .values({ personId })
      .orIgnore()
      .execute();
  }

  /** @throws DomainError `not-found` for a token that is none */
  async takeBack(token: string): Promise<void> {
    const personId = await this.personOf(token);
    await this.dataSource.manager.delete(FollowUpRefusal, { personId });
  }

  private async personOf(token: string): Promise<string> {
    const [, personId = '', given = ''] = TOKEN.exec(token) ?? [];
    const right = Buffer.from(followUpToken(this.config.ROUNDS_SECRET, personId));
    const isRight = given.length === right.length && timingSafeEqual(Buffer.from(given), right);
    const [found]: unknown[] = isRight
      ? await this.dataSource.query('select from person where id = $1', [personId])
      : [];
    if (!found) throw notFound('person');
    return personId;
  }
}
