import { Injectable } from '@nestjs/common';
import { Mailer } from '@rounds/platform/mail';
import { DataSource } from 'typeorm';
import { MailParties, RECIPIENT, type Recipient } from './mail-parties';
import { timeLines } from './mail-time';
import { webinarMail } from './webinar-mail';

interface Row extends Recipient {
  id: string;
  personId: string;
  title: string;
  startsAt: Date;
  ownZone: string;
  hostZone: string;
}

/** After the end: another mail for those who came than for those who did not, both once. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
    private readonly parties: MailParties,
  ) {}

  /** @param whom of those who had a place: who came, who did not; asked for again it sends nothing */
  async send(
    webinarId: string,
    whom: 'attended' | 'missed',
    { attendedIds, recordingUrl }: { attendedIds: readonly string[]; recordingUrl: string | null },
  ): Promise<void> {
    const came = new Set(attendedIds);
    for (const row of await this.registered(webinarId)) {
      if (came.has(row.personId) !== (whom === 'attended')) continue;
      await this.dataSource.transaction(async (manager) => {
        const mine: unknown[] = await manager.query(
          `insert into webinar_reminder (registration_id, kind, starts_at, sent_at)
           values ($1, 'follow-up', $2, now()) on conflict do nothing returning kind`,
          [row.id, row.startsAt],
        );
        if (mine.length === 0) return;
        const { locale, name, title } = row;
        const times = timeLines(row.startsAt, locale, row.ownZone, row.hostZone);
        const url = this.parties.page(webinarId);
        const letter = webinarMail({ kind: whom, locale, name, title, times, url, recordingUrl });
        await this.mailer.send({ to: row.email, ...letter }, manager);
      });
    }
  }

  private async registered(webinarId: string): Promise<Row[]> {
    return await this.dataSource.query(
      `select own.id, own.person_id as "personId", webinar.title,
         webinar.starts_at as "startsAt", own.time_zone as "ownZone",
         webinar.time_zone as "hostZone", ${RECIPIENT}
       from webinar
       join webinar_registration own on own.webinar_id = webinar.id and own.state = 'registered'
       join person on person.id = own.person_id
       left join practice on practice.id = person.practice_id
       where webinar.id = $1 and person.active and coalesce(practice.active, true)
       order by own.position`,
      [webinarId],
    );
  }
}
