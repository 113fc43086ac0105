import { Injectable, Logger } from '@nestjs/common';
import { WatchCredits } from '@rounds/learning';
import { Sweeps } from '@rounds/platform/queue';
import { DataSource, type EntityManager } from 'typeorm';
import type { Span } from '../attendance/merge-intervals';
import { mediaRanges, toTheEnd } from '../broadcast/media-time';
import { TakeReader } from '../broadcast/take-reader.service';

/** A class version that shows what went out, and that nobody got credit for yet. */
interface Due {
  broadcastId: string;
  webinarId: string;
  versionId: string;
  durationMs: number;
}

const LOOK_EVERY_MS = 10_000;
const AT_ONCE = 20;
/** By then it is written down until when people stayed. */
const SETTLED = `interval '15 seconds'`;

/**
 * Who attends a webinar has watched so much of the class that is made of it: when that is
 * published, attendance becomes part of the watch records. Who presents gets nothing.
 */
@Injectable()
export class LiveWatching {
  private readonly logger = new Logger('webinars');
  private lookedAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly takes: TakeReader,
    private readonly credits: WatchCredits,
  ) {}

  @Sweeps()
  async creditDue(): Promise<void> {
    if (Date.now() - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = Date.now();
    for (const due of await this.due()) {
      try {
        await this.credit(due);
      } catch (error) {
        this.logger.warn(`no credit for broadcast ${due.broadcastId} yet: ${String(error)}`);
      }
    }
  }

  /** All of it or nothing, and once. */
  private async credit(due: Due): Promise<void> {
    const shown = await this.takes.shown(due.broadcastId);
    const wentOutMs = shown.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.claim(due, manager))) return;
      const seen = new Map<string, Span[]>();
      for (const [personId, stays] of await this.stays(due.webinarId, manager)) {
        const ranges = mediaRanges(shown, stays);
        seen.set(personId, toTheEnd(ranges, wentOutMs, due.durationMs));
      }
      await this.credits.add(manager, due, seen);
    });
  }

  private async due(): Promise<Due[]> {
    return await this.dataSource.query(
      `select broadcast.id as "broadcastId", broadcast.webinar_id as "webinarId",
         version.id as "versionId", version.duration_ms as "durationMs"
       from broadcast
       join class_version version on version.recording_id = broadcast.recording_id
       join class on class.id = version.class_id
       where broadcast.state = 'ended' and broadcast.ended_at < now() - ${SETTLED}
         and class.state = 'published' and version.duration_ms is not null
         and not exists (select from live_credit credit
           where credit.broadcast_id = broadcast.id and credit.class_version_id = version.id)
       order by broadcast.ended_at limit $1`,
      [AT_ONCE],
    );
  }

  private async claim(due: Due, manager: EntityManager): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `insert into live_credit (broadcast_id, class_version_id, credited_at)
       values ($1, $2, now()) on conflict do nothing returning credited_at`,
      [due.broadcastId, due.versionId],
    );
    return rows.length > 0;
  }

  private async stays(webinarId: string, manager: EntityManager): Promise<Map<string, Span[]>> {
    const rows: { personId: string; joinedAt: Date; lastSeenAt: Date }[] = await manager.query(
      `select person_id as "personId", joined_at as "joinedAt", last_seen_at as "lastSeenAt"
       from attendance_interval where webinar_id = $1 and role <> 'host'`,
      [webinarId],
    );
    const byPerson = new Map<string, Span[]>();
    for (const { personId, joinedAt, lastSeenAt } of rows) {
      const spans = byPerson.get(personId) ?? [];
      spans.push([joinedAt.getTime(), lastSeenAt.getTime()]);
      byPerson.set(personId, spans);
    }
    return byPerson;
  }
}
