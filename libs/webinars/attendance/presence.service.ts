import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { newId } from '@rounds/platform/ids';
import { DataSource } from 'typeorm';
import type { RoomRole } from '../room/room-event';

/**
 * How often stays are written on, and how often a sign of life is asked for. Their sum is how old
 * presence on record may be, also after a crash: less than the 10 s that are promised.
 */
const WRITE_MS = 4000;
export const BEAT_MS = 2500;
/** Who was cut off by the server, not by themselves, may go on with their stay for so long. */
const RESUME_SECONDS = 60;
/** Not seen for so long: not there. */
const GONE_SECONDS = 12;

export interface Visit {
  webinarId: string;
  personId: string;
  role: RoomRole;
  /** The stay that the client had when its connection broke. */
  resume: string | null;
}

/** A stay, held by one connection. */
export interface Stay {
  id: string;
  holder: string;
}

/**
 * Writes down who is in which room as it happens: once on coming, on going, and for everybody of the
 * process together in between. A stay that nobody ended was cut off with its server.
 */
@Injectable()
export class Presence implements OnApplicationShutdown {
  private readonly logger = new Logger('presence');
  /** Holder → when it last gave a sign. */
  private readonly seenAt = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly dataSource: DataSource) {}

  async enter({ webinarId, personId, role, resume }: Visit): Promise<Stay> {
    const holder = newId();
    const id = (resume && (await this.goOn(resume, webinarId, personId, holder))) ?? newId();
    if (id !== resume) {
      await this.dataSource.query(
        `insert into attendance_interval
           (id, webinar_id, person_id, role, holder, joined_at, last_seen_at)
         values ($1, $2, $3, $4, $5, now(), now())`,
        [id, webinarId, personId, role, holder],
      );
    }
    this.seen(holder);
    this.timer ??= setInterval(() => void this.beat(), WRITE_MS);
    return { id, holder };
  }

  /** A sign of life. */
  seen(holder: string): void {
    this.seenAt.set(holder, Date.now());
  }

  /** They went, or their line was cut: the stay ends when they were last seen. */
  async leave(holder: string): Promise<void> {
    await this.end(holder, true);
  }

  /** The server goes: the stay stays open, and goes on when they come back. */
  async release(holder: string): Promise<void> {
    await this.end(holder, false);
  }

  /** Who is in the room now, whichever process they are connected to. */
  async present(webinarId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select distinct person_id as id from attendance_interval
       where webinar_id = $1 and left_at is null
         and last_seen_at > now() - $2 * interval '1 second'`,
      [webinarId, GONE_SECONDS],
    );
    return rows.map(({ id }) => id);
  }

  onApplicationShutdown(): void {
    this.rest();
  }

  private async end(holder: string, left: boolean): Promise<void> {
    const age = Date.now() - (this.seenAt.get(holder) ?? Date.now());
    this.seenAt.delete(holder);
    if (this.seenAt.size === 0) this.rest();
    await this.dataSource.query(
      `update attendance_interval set
         last_seen_at = greatest(last_seen_at, now() - $2::float8 * interval '1 millisecond'),
         left_at = case when $3 then now() end
       where holder = $1`,
      [holder, age, left],
    );
  }

  private async goOn(
    id: string,
    webinarId: string,
    personId: string,
    holder: string,
  ): Promise<string | null> {
    const [rows]: [{ id: string }[], number] = await this.dataSource.query(
      `update attendance_interval set holder = $4, last_seen_at = now()
       where id = $1 and webinar_id = $2 and person_id = $3 and left_at is null
         and last_seen_at > now() - $5 * interval '1 second'
       returning id`,
      [id, webinarId, personId, holder, RESUME_SECONDS],
    );
    return rows[0]?.id ?? null;
  }

  private async beat(): Promise<void> {
    if (this.seenAt.size === 0) return;
    const now = Date.now();
    const ages = [...this.seenAt.values()].map((at) => now - at);
    try {
      await this.dataSource.query(
        `update attendance_interval stay set
           last_seen_at = greatest(last_seen_at, now() - age * interval '1 millisecond')
         from unnest($1::uuid[], $2::float8[]) as seen (holder, age)
         where stay.holder = seen.holder and left_at is null`,
        [[...this.seenAt.keys()], ages],
      );
    } catch (error) {
      this.logger.warn(String(error));
    }
  }

  private rest(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}
