import { Injectable } from '@nestjs/common';
import { Audit, type AuditRecord } from '@rounds/platform/audit';
import { DataSource, type EntityManager } from 'typeorm';
import { ROOM_OVER } from '../schedule/room-over-sql';
import type { RoomEvent, RoomFact } from './room-event';

interface Row extends Omit<RoomEvent, 'fact'> {
  kind: string;
  payload: object;
}

const SELECT_EVENTS = `select sequence, client_id as "clientId", author_id as "authorId", at, kind,
  payload from room_event`;

const toEvent = ({ kind, payload, ...rest }: Row): RoomEvent => ({
  ...rest,
  fact: { kind, ...payload } as RoomFact,
});

/** A room while its writer holds the lock. */
export interface LockedRoom {
  lastSequence: number;
  /** It takes nothing any more. */
  isOver: boolean;
  /** The class is, though people may still say goodbye. */
  hasEnded: boolean;
  eventsAfter(sequence: number): Promise<RoomEvent[]>;
  append(events: readonly RoomEvent[], audits: readonly AuditRecord[]): Promise<void>;
}

/** The history of rooms in the database. */
@Injectable()
export class RoomStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** One writer at a time, of all processes; what it writes is committed when this resolves. */
  async locked(webinarId: string, work: (room: LockedRoom) => Promise<void>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const locked = await lock(manager, webinarId);
      await work({
        ...locked,
        eventsAfter: (sequence) => this.eventsAfter(webinarId, sequence, manager),
        append: async (events, audits) => {
          for (const entry of audits) await this.audit.record(entry, manager);
          if (events.length > 0) await append(manager, webinarId, events);
        },
      });
    });
  }

  async eventsAfter(
    webinarId: string,
    sequence: number,
    manager: Pick<EntityManager, 'query'> = this.dataSource,
  ): Promise<RoomEvent[]> {
    const rows: Row[] = await manager.query(
      `${SELECT_EVENTS} where webinar_id = $1 and sequence > $2 order by sequence`,
      [webinarId, sequence],
    );
    return rows.map(toEvent);
  }

  /** Those of some kinds; of a large room most are votes and talk. */
  async eventsOf(webinarId: string, kinds: readonly RoomFact['kind'][]): Promise<RoomEvent[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT_EVENTS} where webinar_id = $1 and kind = any($2) order by sequence`,
      [webinarId, kinds],
    );
    return rows.map(toEvent);
  }

  /** How far the rooms have come; one question for all rooms of a process. */
  async lastSequences(webinarIds: readonly string[]): Promise<Map<string, number>> {
    const rows: { id: string; sequence: number }[] = await this.dataSource.query(
      `select webinar_id as id, last_sequence as sequence from room where webinar_id = any($1)`,
      [webinarIds],
    );
    return new Map(rows.map(({ id, sequence }) => [id, sequence]));
  }
}

type Locked = Pick<LockedRoom, 'lastSequence' | 'isOver' | 'hasEnded'>;

async function lock(manager: EntityManager, webinarId: string): Promise<Locked> {
  const find = async (): Promise<Locked | undefined> => {
    const rows: Locked[] = await manager.query(
      `select last_sequence as "lastSequence", coalesce(${ROOM_OVER}, false) as "isOver",
         webinar.state = 'ended' as "hasEnded"
       from room join webinar on webinar.id = room.webinar_id
       where webinar_id = $1 for update of room`,
      [webinarId],
    );
    return rows[0];
  };
  const known = await find();
  if (known) return known;
  await manager.query(
    `insert into room (webinar_id, created_at) values ($1, now()) on conflict do nothing`,
    [webinarId],
  );
  return (await find()) ?? { lastSequence: 0, isOver: false, hasEnded: false };
}

async function append(
  manager: EntityManager,
  webinarId: string,
  events: readonly RoomEvent[],
): Promise<void> {
  const rows = events.map(({ fact: { kind, ...payload }, ...rest }) => ({
    ...rest,
    kind,
    payload,
  }));
  await manager.query(
    `with written as (
       insert into room_event (webinar_id, sequence, kind, author_id, client_id, payload, at)
       select $1, sequence, kind, "authorId", "clientId", payload, at
       from jsonb_to_recordset($2::jsonb) as event (sequence integer, kind text,
         "authorId" uuid, "clientId" uuid, payload jsonb, at timestamptz))
     update room set last_sequence = $3 where webinar_id = $1`,
    [webinarId, JSON.stringify(rows), events.at(-1)?.sequence],
  );
}
