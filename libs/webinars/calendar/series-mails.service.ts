import { Injectable } from '@nestjs/common';
import { Mailer } from '@rounds/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { expand, type Recurrence } from '../schedule/recurrence';
import { endOf } from '../schedule/webinar';
import { instantOf } from '../schedule/zone';
import { seriesCalendar, type OccurrenceFacts, type SeriesFacts } from './invitation';
import { MailParties, RECIPIENT, type Recipient } from './mail-parties';
import { timeLines } from './mail-time';
import { webinarMail, type MailKind } from './webinar-mail';

interface Row extends Recipient {
  id: string;
  seriesId: string;
  personId: string;
  state: 'registered' | 'cancelled';
  told: boolean;
  ownZone: string;
  recurrence: Recurrence;
  startsLocal: string;
  timeZone: string;
  sequence: number;
}

interface Place {
  id: string;
  webinarId: string;
  recurrenceLocal: string;
  title: string;
  description: string;
  startsAt: Date;
  durationMinutes: number;
  sequence: number;
  /** Whether the person comes to it. */
  comes: boolean;
  isCancelled: boolean;
}

/** A mail names no more dates than people read. */
const TIMES_SHOWN = 12;

/** Brings people and their calendars up to date about whole series. */
@Injectable()
export class SeriesMails {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
    private readonly parties: MailParties,
  ) {}

  async due(limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from webinar_series_registration where untold order by id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Tells how the whole series stands; with it the places that came by the series are told. A place
   * that somebody is changing at the same moment puts it off until the next time.
   */
  async tell(id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.lock(id, manager);
      if (!row) return;
      const places = await this.lockPlaces(row, manager);
      const coming = places.filter(({ comes }) => comes);
      const isIn = row.state === 'registered' && coming.length > 0;
      if ((isIn || row.told) && row.active) await this.send(row, isIn, places, manager);
      await manager.query(
        `update webinar_series_registration set untold = false, told = $2 where id = $1`,
        [id, isIn],
      );
      const told = isIn ? coming.map((place) => place.id) : [];
      await manager.query(
        `update webinar_registration set untold = false,
           told = case when id = any($2) then 'registered' end where id = any($1)`,
        [places.map((place) => place.id), told],
      );
    });
  }

  private async send(
    row: Row,
    isIn: boolean,
    places: readonly Place[],
    manager: EntityManager,
  ): Promise<void> {
    const coming = places.filter(({ comes }) => comes);
    const [first] = isIn ? coming : places;
    if (!first) return;
    const { locale, name, ownZone, timeZone } = row;
    const facts = this.factsOf(row, first, coming);
    const ahead = coming.filter(({ startsAt }) => startsAt > new Date());
    const times = ahead
      .slice(0, TIMES_SHOWN)
      .flatMap(({ startsAt }) => timeLines(startsAt, locale, ownZone, timeZone)[0] ?? []);
    const more = ahead.length - times.length;
    const method = isIn ? 'REQUEST' : 'CANCEL';
    const content = seriesCalendar(method, facts, this.parties.parties(row));
    const url = this.parties.page((ahead[0] ?? first).webinarId);
    const kind = kindOf(row, isIn, places);
    const letter = webinarMail({ kind, locale, name, title: first.title, times, more, url });
    await this.mailer.send({ to: row.email, ...letter, calendar: { method, content } }, manager);
  }

  private factsOf(row: Row, base: Place, coming: readonly Place[]): SeriesFacts {
    const { recurrence, startsLocal, timeZone, sequence } = row;
    const uid = this.parties.uid(row.seriesId);
    const at = new Set(coming.map(({ recurrenceLocal }) => recurrenceLocal));
    const startsAt = instantOf(startsLocal, timeZone);
    const isAsRuled = (place: Place): boolean =>
      place.startsAt.getTime() === instantOf(place.recurrenceLocal, timeZone).getTime() &&
      place.durationMinutes === base.durationMinutes &&
      place.title === base.title &&
      place.description === base.description;
    const changed: OccurrenceFacts[] = coming
      .filter((place) => !isAsRuled(place))
      .map((place) => ({
        ...{ uid, sequence: sequence + place.sequence, title: place.title },
        ...{ description: place.description, startsAt: place.startsAt, endsAt: endOf(place) },
        ...{ recurrenceLocal: place.recurrenceLocal, url: this.parties.page(place.webinarId) },
      }));
    return {
      ...{ uid, sequence, title: base.title, description: base.description, startsAt },
      endsAt: endOf({ startsAt, durationMinutes: base.durationMinutes }),
      url: this.parties.page(base.webinarId),
      ...{ recurrence, startsLocal, timeZone, changed },
      exceptions: expand(recurrence, startsLocal).filter((one) => !at.has(one)),
    };
  }

  private async lock(id: string, manager: EntityManager): Promise<Row | undefined> {
    const rows: Row[] = await manager.query(
      `select own.id, own.series_id as "seriesId", own.person_id as "personId", own.state,
         own.told, own.time_zone as "ownZone", ${RECIPIENT}, series.recurrence,
         series.starts_local as "startsLocal", series.time_zone as "timeZone",
         series.sequence + own.moves as sequence
       from webinar_series_registration own
       join webinar_series series on series.id = own.series_id
       join person on person.id = own.person_id
       left join practice on practice.id = person.practice_id
       where own.id = $1 and own.untold for update of own skip locked`,
      [id],
    );
    return rows[0];
  }

  private async lockPlaces({ seriesId, personId }: Row, manager: EntityManager): Promise<Place[]> {
    return await manager.query(
      `select own.id, webinar.id as "webinarId", webinar.recurrence_local as "recurrenceLocal",
         webinar.title, webinar.description, webinar.starts_at as "startsAt",
         webinar.duration_minutes as "durationMinutes", webinar.sequence + own.moves as sequence,
         own.state = 'registered' and webinar.state <> 'cancelled' as comes,
         webinar.state = 'cancelled' as "isCancelled"
       from webinar_registration own join webinar on webinar.id = own.webinar_id
       where webinar.series_id = $1 and own.person_id = $2 and own.by_series
       order by webinar.recurrence_local for update of own nowait`,
      [seriesId, personId],
    );
  }
}

function kindOf(
  { told }: Row,
  isIn: boolean,
  places: readonly Place[],
): Extract<MailKind, 'registered' | 'changed' | 'cancelled' | 'left'> {
  if (isIn) return told ? 'changed' : 'registered';
  return places.every(({ isCancelled }) => isCancelled) ? 'cancelled' : 'left';
}
