import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import { DataSource } from 'typeorm';
import { looksLikeToken, tokenHash } from './join-link';

/** Long enough to come late to the feedback, not so long that old mails open anything. */
const OPEN_HOURS_AFTER_END = 24;

/** Personal links into one webinar. */
@Injectable()
export class JoinLinks {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Whose the link is. The service's own people sign in: what they may do is worth a password.
   * @throws DomainError `join-link-void` for a wrong one, one that was given up, one long over
   */
  async open(webinarId: string, token: string): Promise<string> {
    const rows: { personId: string }[] = looksLikeToken(token)
      ? await this.dataSource.query(
          `select registration.person_id as "personId"
           from webinar_registration registration
           join webinar on webinar.id = registration.webinar_id
           join person on person.id = registration.person_id
           join practice on practice.id = person.practice_id
           where registration.token_hash = $1 and webinar.id = $2
             and registration.state = 'registered' and webinar.state <> 'cancelled'
             and person.active and practice.active
             and greatest(webinar.ended_at,
               webinar.starts_at + webinar.duration_minutes * interval '1 minute')
               > now() - $3 * interval '1 hour'`,
          [tokenHash(token), webinarId, OPEN_HOURS_AFTER_END],
        )
      : [];
    const [found] = rows;
    if (found) return found.personId;
    throw new DomainError('join-link-void', 'not-found', 'This link opens nothing any more');
  }
}
