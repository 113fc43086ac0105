import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { DomainError } from '@rounds/platform/errors';
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
    const address = this.at(`/api/webinars/follow-ups/${token}/refusal`);
    return {
      page: this.pageOf(token),
      headers: {
        'List-Unsubscribe': `<${address}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  }

  /** Where a person presses to unsubscribe. */
  pageOf(token: string): string {
    return this.at(`/unsubscribe#token=${encodeURIComponent(token)}`);
  }

  private at(path: string): string {
    return new URL(path, this.config.PUBLIC_URL).href;
  }

  /** @throws DomainError `unsubscribe-link-wrong` */
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

  /** @throws DomainError `unsubscribe-link-wrong` */
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
    if (!found) throw wrongLink();
    return personId;
  }
}

const wrongLink = (): DomainError =>
  new DomainError('unsubscribe-link-wrong', 'not-found', 'This link unsubscribes nobody');
