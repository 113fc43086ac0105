import { Inject, Injectable } from '@nestjs/common';
import { MAY_WATCH } from '@rounds/classes';
import { CONFIG, type Config } from '@rounds/platform/config';
import { Mailer } from '@rounds/platform/mail';
import { DataSource } from 'typeorm';
import { attended } from '../attendance/attended-sql';
import { FollowUpRefusals } from './follow-up-refusals.service';
import { MailParties, RECIPIENT, type Recipient } from './mail-parties';
import { timeLines } from './mail-time';
import { webinarMail, type MailKind } from './webinar-mail';

interface Row extends Recipient {
  id: string;
  personId: string;
  webinarId: string;
  title: string;
  startsAt: Date;
  ownZone: string;
  hostZone: string;
  came: boolean;
  /** The class made of it, where the person may watch it now. */
  classId: string | null;
}

/** As many as one sweep writes; the next one goes on. */
const AT_ONCE = 200;
/** Who hears of a class later than this does not remember the webinar. */
const NEWS_DAYS = 60;

/**
 * One mail to everybody who had a place, after the end. Who came gets it at once, and finds the
 * recording on the webinar's page, or is led to the class if that is published already; who missed
 * it gets it when the class is published for them, with the way to it. Nothing follows rehearsals
 * and what was never live; who presents needs no mail, and who refused such mails gets none.
 */
@Injectable()
export class FollowUps {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
    private readonly parties: MailParties,
    private readonly refusals: FollowUpRefusals,
  ) {}

  async sendDue(): Promise<void> {
    for (const row of await this.due()) await this.send(row);
  }

  private async send(row: Row): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      // Of who refused such mails the turn is over, too: nothing comes later, when they want them again.
      const [mine]: { wanted: boolean }[] = await manager.query(
        `insert into webinar_reminder (registration_id, kind, starts_at, sent_at)
         select own.id, 'follow-up', webinar.starts_at, now()
         from webinar_registration own join webinar on webinar.id = own.webinar_id
         where own.id = $1 on conflict do nothing
         returning not exists (
           select from follow_up_refusal where person_id = $2) as wanted`,
        [row.id, row.personId],
      );
      if (!mine?.wanted) return;
      const { locale, name, title, classId } = row;
      const times = timeLines(row.startsAt, locale, row.ownZone, row.hostZone);
      const url = classId ? this.classPage(classId) : this.parties.joinPage(row.webinarId, row.id);
      const { page: unsubscribe, headers } = this.refusals.waysOut(row.personId);
      const kind = kindOf(row);
      const letter = webinarMail({ kind, locale, name, title, times, url, unsubscribe });
      await this.mailer.send({ to: row.email, headers, ...letter }, manager);
    });
  }

  private classPage(classId: string): string {
    return new URL(`/watch/${classId}`, this.config.PUBLIC_URL).href;
  }

  private async due(): Promise<Row[]> {
    return await this.dataSource.query(
      `select own.id, own.person_id as "personId", webinar.id as "webinarId", webinar.title, webinar.starts_at as "startsAt",
         own.time_zone as "ownZone", webinar.time_zone as "hostZone", came, ${RECIPIENT},
         made.id as "classId"
       from webinar
       join webinar_registration own on own.webinar_id = webinar.id and own.state = 'registered'
       join person on person.id = own.person_id
       left join practice on practice.id = person.practice_id
       cross join lateral (select ${attended('person.id')} as came) presence
       left join lateral (
         select class.id from broadcast
         join class_version version on version.recording_id = broadcast.recording_id
         join class on class.id = version.class_id
         where broadcast.webinar_id = webinar.id and ${MAY_WATCH}
         order by class.published_at limit 1
       ) made on true
       where webinar.state = 'ended' and webinar.live_at is not null
         and not webinar.is_rehearsal and webinar.ended_at > now() - $1 * interval '1 day'
         and (came or made.id is not null)
         and person.active and coalesce(practice.active, true)
         and not exists (select from webinar_person part
           where part.webinar_id = webinar.id and part.person_id = person.id)
         and not exists (select from webinar_reminder sent
           where sent.registration_id = own.id and sent.kind = 'follow-up')
       order by webinar.ended_at, own.position limit $2`,
      [NEWS_DAYS, AT_ONCE],
    );
  }
}

function kindOf({ came, classId }: Row): MailKind {
  if (!came) return 'missed';
  return classId ? 'attended-recorded' : 'attended';
}
