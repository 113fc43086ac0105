import { Injectable } from '@nestjs/common';
import { notFound } from '@rounds/platform/errors';
import { isStaff, type Principal } from '@rounds/platform/http';
import { DataSource, type EntityManager } from 'typeorm';
import { visibleTo } from './audience-sql';
import { ROOM_OVER } from './room-over-sql';
import { Webinar } from './webinar.entity';
import { assertMove, strongestRole, type PersonRole, type WebinarRole } from './webinar';

/** Nobody begins so late after the planned end. */
const UNSTARTED_ENDS_AFTER_HOURS = 12;
const overSince = (hours: number): string =>
  `starts_at + duration_minutes * interval '1 minute' < now() - interval '${hours} hours'`;

/** What the other parts of a webinar ask of its schedule, and tell it. */
@Injectable()
export class Webinars {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `not-found` */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<Webinar> {
    const found = await manager.findOneBy(Webinar, { id });
    if (!found) throw notFound('webinar');
    return found;
  }

  /** What the person is to the webinar; null for what they must not know of or is not there. */
  async roleOf(
    webinarId: string,
    principal: Pick<Principal, 'personId' | 'role'>,
  ): Promise<WebinarRole | null> {
    const rows: { personRole: PersonRole | null; registered: boolean; visible: boolean }[] =
      await this.dataSource.query(
        `select ${visibleTo('$1', isStaff(principal))} as visible,
           (select role from webinar_person where webinar_id = webinar.id and person_id = $1)
             as "personRole",
           exists (select 1 from webinar_registration where webinar_id = webinar.id
             and person_id = $1 and state = 'registered') as registered
         from webinar where webinar.id = $2`,
        [principal.personId, webinarId],
      );
    return rows[0] ? strongestRole(rows[0]) : null;
  }

  /** Whether its room takes nothing any more. One that is not there has none. */
  async isRoomOver(id: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select from webinar where id = $1 and ${ROOM_OVER}`,
      [id],
    );
    return rows.length > 0;
  }

  /** One that is live already stays so. @throws DomainError `not-found`, `wrong-webinar-state` */
  async markLive(id: string, manager: EntityManager = this.dataSource.manager): Promise<void> {
    const moved = await this.move(id, 'live', manager);
    if (!moved) assertMove('go-live', await this.stateOf(id, manager));
  }

  /** One that has ended already stays so. @throws DomainError `not-found`, `wrong-webinar-state` */
  async markEnded(id: string, manager: EntityManager = this.dataSource.manager): Promise<void> {
    const moved = await this.move(id, 'ended', manager);
    if (!moved) assertMove('end', await this.stateOf(id, manager));
  }

  /** Those that nobody began are over, too, some hours after their time. They tell nobody. */
  async endUnstarted(): Promise<void> {
    await this.dataSource.query(
      `update webinar set state = 'ended', ended_at = now(), updated_at = now(),
         revision = revision + 1
       where state = 'scheduled' and ${overSince(UNSTARTED_ENDS_AFTER_HOURS)}
         and not exists (select from broadcast where broadcast.webinar_id = webinar.id
           and broadcast.started_at is not null and broadcast.state <> 'ended')`,
    );
  }

  private async move(id: string, to: 'live' | 'ended', manager: EntityManager): Promise<boolean> {
    const [from, stamp] = to === 'live' ? ['scheduled', 'live_at'] : ['live', 'ended_at'];
    const [rows] = (await manager.query(
      `update webinar set state = $2, ${stamp} = coalesce(${stamp}, now()), updated_at = now(),
         revision = revision + case when state = $2 then 0 else 1 end
       where id = $1 and state in ($2, $3) returning id`,
      [id, to, from],
    )) as [unknown[], number];
    return rows.length > 0;
  }

  private async stateOf(id: string, manager: EntityManager): Promise<Webinar['state']> {
    const found = await manager.findOneBy(Webinar, { id });
    if (!found) throw notFound('webinar');
    return found.state;
  }
}
