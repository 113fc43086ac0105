import { Injectable } from '@nestjs/common';
import { Mailer } from '@rounds/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { Registration } from '../registration/registration.entity';
import { endOf, type WebinarState } from '../schedule/webinar';
import { eventCalendar, occurrenceCalendar, type EventFacts, type Method } from './invitation';
import { MailParties, RECIPIENT, type Recipient } from './mail-parties';
import { timeLines } from './mail-time';
import { newsOf } from './registration-news';
import { webinarMail } from './webinar-mail';

interface Row
  extends Recipient, Pick<Registration, 'id' | 'webinarId' | 'state' | 'told' | 'bySeries'> {
  ownZone: string;
  webinarState: WebinarState;
  title: string;
  description: string;
  startsAt: Date;
  durationMinutes: number;
  hostZone: string;
  sequence: number;
  seriesId: string | null;
  seriesSequence: number;
  recurrenceLocal: string | null;
  seriesZone: string | null;
}

/** Brings people and their calendars up to date about single places. */
@Injectable()
export class RegistrationMails {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
    private readonly parties: MailParties,
  ) {}

  /** About which places there is something to tell, but for those of which their series tells. */
  async due(limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select own.id from webinar_registration own
       join webinar on webinar.id = own.webinar_id
       where own.untold and not (own.by_series and exists (
         select 1 from webinar_series_registration whole where whole.untold
           and whole.series_id = webinar.series_id and whole.person_id = own.person_id))
       order by own.id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Tells it and remembers that, both or neither. */
  async tell(id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.lock(id, manager);
      if (!row) return;
      const news = newsOf(row);
      if (news.kind && row.active) {
        const { title, locale, name } = row;
        const url = this.parties.joinPage(row.webinarId, row.id);
        const times = timeLines(row.startsAt, locale, row.ownZone, row.hostZone);
        const letter = webinarMail({ kind: news.kind, locale, name, title, times, url });
        const calendar = news.calendar && {
          calendar: { method: news.calendar, content: this.calendarOf(news.calendar, row) },
        };
        await this.mailer.send({ to: row.email, ...letter, ...calendar }, manager);
      }
      await manager.update(Registration, { id }, { untold: false, told: news.told });
    });
  }

  private calendarOf(method: Method, row: Row): string {
    const { title, description, startsAt, sequence } = row;
    const facts: EventFacts = {
      uid: this.parties.uid(row.webinarId),
      ...{ sequence, title, description, startsAt, endsAt: endOf(row) },
      url: this.parties.page(row.webinarId),
    };
    const { recurrenceLocal, seriesZone, seriesId } = row;
    if (!row.bySeries || !seriesId || !recurrenceLocal || !seriesZone) {
      return eventCalendar(method, facts, this.parties.parties(row));
    }
    const uid = this.parties.uid(seriesId);
    const occurrence = { ...facts, uid, sequence: sequence + row.seriesSequence, recurrenceLocal };
    return occurrenceCalendar(method, occurrence, seriesZone, this.parties.parties(row));
  }

  private async lock(id: string, manager: EntityManager): Promise<Row | undefined> {
    const rows: Row[] = await manager.query(
      `select own.id, own.webinar_id as "webinarId", own.state, own.told,
         own.by_series as "bySeries", own.time_zone as "ownZone", ${RECIPIENT},
         webinar.state as "webinarState", webinar.title, webinar.description,
         webinar.starts_at as "startsAt", webinar.duration_minutes as "durationMinutes",
         webinar.time_zone as "hostZone", webinar.sequence + own.moves as sequence,
         webinar.series_id as "seriesId", webinar.recurrence_local as "recurrenceLocal",
         series.time_zone as "seriesZone",
         coalesce(series.sequence + whole.moves, 0) as "seriesSequence"
       from webinar_registration own
       join person on person.id = own.person_id
       left join practice on practice.id = person.practice_id
       join webinar on webinar.id = own.webinar_id
       left join webinar_series series on series.id = webinar.series_id
       left join webinar_series_registration whole
         on whole.series_id = series.id and whole.person_id = own.person_id
       where own.id = $1 and own.untold for update of own skip locked`,
      [id],
    );
    return rows[0];
  }
}
