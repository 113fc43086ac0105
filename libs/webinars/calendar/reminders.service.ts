import { Injectable } from '@nestjs/common';
import { Mailer } from '@rounds/platform/mail';
import { DataSource } from 'typeorm';
import { dueReminder, REMINDERS, type ReminderKind } from '../registration/registration';
import { MailParties, RECIPIENT, type Recipient } from './mail-parties';
import { timeLines } from './mail-time';
import { webinarMail } from './webinar-mail';

interface Row extends Recipient {
  id: string;
  webinarId: string;
  title: string;
  startsAt: Date;
  ownZone: string;
  hostZone: string;
  wanted: ReminderKind[];
  sent: ReminderKind[];
  knownSince: Date;
}

/** Reminds people of webinars that begin soon: of each start once. */
@Injectable()
export class Reminders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
    private readonly parties: MailParties,
  ) {}

  async sendDue(now: Date): Promise<void> {
    for (const row of await this.soon(now)) {
      const kind = dueReminder({ ...row, now });
      if (kind) await this.send(kind, row);
    }
  }

  private async send(kind: ReminderKind, row: Row): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const mine: unknown[] = await manager.query(
        `insert into webinar_reminder (registration_id, kind, starts_at, sent_at)
         values ($1, $2, $3, now()) on conflict do nothing returning kind`,
        [row.id, kind, row.startsAt],
      );
      if (mine.length === 0) return;
      const { locale, name, title } = row;
      const times = timeLines(row.startsAt, locale, row.ownZone, row.hostZone);
      const url = this.parties.joinPage(row.webinarId, row.id);
      const letter = webinarMail({ kind, locale, name, title, times, url });
      await this.mailer.send({ to: row.email, ...letter }, manager);
    });
  }

  private async soon(now: Date): Promise<Row[]> {
    return await this.dataSource.query(
      `select own.id, webinar.id as "webinarId", webinar.title, webinar.starts_at as "startsAt",
         own.time_zone as "ownZone", webinar.time_zone as "hostZone", own.reminders as wanted,
         greatest(own.registered_at, webinar.start_set_at) as "knownSince", ${RECIPIENT},
         array(select kind from webinar_reminder sent where sent.registration_id = own.id
           and sent.starts_at = webinar.starts_at and kind = any($2)) as sent
       from webinar
       join webinar_registration own on own.webinar_id = webinar.id and own.state = 'registered'
       join person on person.id = own.person_id
       left join practice on practice.id = person.practice_id
       where webinar.state = 'scheduled' and own.reminders <> '{}'
         and webinar.starts_at > $1 and webinar.starts_at <= $1::timestamptz + interval '1 day'
         and person.active and coalesce(practice.active, true)`,
      [now, [...REMINDERS]],
    );
  }
}
