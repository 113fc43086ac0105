import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '@rounds/accounts';
import { CONFIG, type Config } from '@rounds/platform/config';
import { joinToken } from '../registration/join-link';
import type { Parties } from './invitation';

/** Somebody who gets mails about webinars. */
export interface Recipient {
  name: string;
  email: string;
  locale: Locale;
  /** Of those who left their practice nothing is told. */
  active: boolean;
}

/** Names and addresses as mails and calendars carry them. */
@Injectable()
export class MailParties {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  parties({ name, email }: Recipient): Parties {
    return { organizer: this.config.MAIL_FROM, attendee: { name, email } };
  }

  /** The same for as long as the webinar or series is there. */
  uid(id: string): string {
    return `${id}@${new URL(this.config.PUBLIC_URL).hostname}`;
  }

  page(webinarId: string): string {
    return new URL(`/live/${webinarId}`, this.config.PUBLIC_URL).href;
  }

  /** The person's own way in: behind the hash, which browsers tell to no server and no log. */
  joinPage(webinarId: string, registrationId: string): string {
    const url = new URL(this.page(webinarId));
    url.hash = `join=${joinToken(this.config.ROUNDS_SECRET, registrationId)}`;
    return url.href;
  }
}

/** Columns of {@link Recipient} over `person` and `practice`. */
export const RECIPIENT = `person.name, person.email, person.locale,
  person.active and coalesce(practice.active, true) as active`;
