import { Injectable } from '@nestjs/common';
import { containing, parameters } from '@rounds/platform/database';
import { notFound } from '@rounds/platform/errors';
import { isStaff, readCursor, toPage, type Page, type Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { visibleTo } from './audience-sql';
import type {
  Presenters,
  SpeakerQuery,
  Speakers,
  UpcomingQuery,
  WebinarQuery,
  WebinarView,
} from './schemas';
import { SELECT_WEBINARS, toView, type WebinarRow } from './webinar-row';

/** Start and id of the last item. */
const PLACE = z.tuple([z.iso.datetime(), z.uuid()]);

/** Webinars as people see them. */
@Injectable()
export class WebinarReader {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `not-found`, also when the person may not know of it */
  async get(id: string, principal: Principal): Promise<WebinarView> {
    const staff = isStaff(principal);
    const rows: WebinarRow[] = await this.dataSource.query(
      `${SELECT_WEBINARS} where webinar.id = $2 and ${visibleTo('$1', staff)}`,
      [principal.personId, id],
    );
    const [row] = rows;
    if (!row) throw notFound('webinar');
    return toView(row, principal.personId, staff);
  }

  /** What is live or still to come for the person, the next first. */
  async upcoming(
    { mine, cursor, limit }: UpcomingQuery,
    principal: Principal,
  ): Promise<Page<WebinarView>> {
    const staff = isStaff(principal);
    const { values, add } = parameters();
    const me = add(principal.personId);
    const conditions = [
      visibleTo(me, staff),
      `(webinar.state = 'live' or (webinar.state = 'scheduled'
        and webinar.starts_at + webinar.duration_minutes * interval '1 minute' > now()))`,
    ];
    if (mine) conditions.push(`own.state in ('registered', 'waiting')`);
    if (cursor !== undefined) {
      const [startsAt, id] = readCursor(cursor, PLACE);
      conditions.push(`(webinar.starts_at, webinar.id) > (${add(startsAt)}, ${add(id)}::uuid)`);
    }
    const rows: WebinarRow[] = await this.dataSource.query(
      `${SELECT_WEBINARS} where ${conditions.join(' and ')}
       order by webinar.starts_at, webinar.id limit ${add(limit + 1)}`,
      values,
    );
    return toPage(rows, limit, keyOf, (row) => toView(row, principal.personId, staff));
  }

  /** All of them for the studio, the latest first. */
  async list(
    { state, q, cursor, limit }: WebinarQuery,
    { personId }: Principal,
  ): Promise<Page<WebinarView>> {
    const { values, add } = parameters();
    add(personId);
    const conditions = ['true'];
    if (state) conditions.push(`webinar.state = ${add(state)}`);
    if (q) conditions.push(`webinar.title ilike ${add(containing(q))}`);
    if (cursor !== undefined) {
      const [startsAt, id] = readCursor(cursor, PLACE);
      conditions.push(`(webinar.starts_at, webinar.id) < (${add(startsAt)}, ${add(id)}::uuid)`);
    }
    const rows: WebinarRow[] = await this.dataSource.query(
      `${SELECT_WEBINARS} where ${conditions.join(' and ')}
       order by webinar.starts_at desc, webinar.id desc limit ${add(limit + 1)}`,
      values,
    );
    return toPage(rows, limit, keyOf, (row) => toView(row, personId, true));
  }

  /** Staff who may host, by name. */
  async presenters(): Promise<Presenters> {
    const items: Presenters['items'] = await this.dataSource.query(
      `select id, name from person where active and role in ('admin', 'trainer') order by name, id`,
    );
    return { items };
  }

  /** People who may speak, by a part of their name. */
  async speakers({ q }: SpeakerQuery): Promise<Speakers> {
    const items: Speakers['items'] = await this.dataSource.query(
      `select person.id, person.name, practice.name as practice
       from person left join practice on practice.id = person.practice_id
       where person.active and ($1::text is null or person.name ilike $1)
       order by person.name, person.id limit ${SPEAKERS_AT_ONCE}`,
      [q ? containing(q) : null],
    );
    return { items };
  }
}

const SPEAKERS_AT_ONCE = 20;

const keyOf = ({ startsAt, id }: WebinarRow): string[] => [startsAt.toISOString(), id];
