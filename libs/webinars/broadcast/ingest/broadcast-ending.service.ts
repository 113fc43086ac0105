import { Injectable, Logger } from '@nestjs/common';
import { ClassDrafts } from '@rounds/classes';
import { Audit } from '@rounds/platform/audit';
import { publishIn } from '@rounds/platform/realtime';
import { BroadcastIntake } from '@rounds/recordings';
import { DataSource } from 'typeorm';
import { Webinars } from '../../schedule/webinars.service';
import { Broadcast } from '../broadcast.entity';
import { BROADCAST_CHANNEL } from '../channel';
import { bitRates } from '../live-playlists';
import { broadcastLengthMs, type Take } from '../take';
import type { BroadcastStore } from './broadcast-store';
import { WebinarDrafts } from './webinar-drafts.service';

const AT_ONCE = 20;

/** Makes a recording and a class draft of what went out. Every step can be repeated. */
@Injectable()
export class BroadcastEnding {
  private readonly logger = new Logger('broadcast');

  constructor(
    private readonly dataSource: DataSource,
    private readonly intake: BroadcastIntake,
    private readonly drafts: ClassDrafts,
    private readonly webinarDrafts: WebinarDrafts,
    private readonly webinars: Webinars,
    private readonly audit: Audit,
  ) {}

  async end(id: string, store: BroadcastStore, takes: readonly Take[], why: string): Promise<void> {
    const shown = takes.filter(({ segments }) => segments.length > 0);
    if (shown.length > 0) {
      await store.publishDvr(shown, true);
      await store.publishLive(shown, true);
    }
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const broadcast = await manager.findOneOrFail(Broadcast, { where: { id }, lock });
      if (broadcast.state === 'ended') return;
      const { recordingId, presenterId, title, webinarId } = broadcast;
      const durationMs = broadcastLengthMs(shown);
      const [first] = shown;
      if (first) {
        const { peak, average, bytes } = bitRates(shown.flatMap(({ segments }) => segments));
        const { width, height, codecs } = first;
        const measured = { bytes, bandwidth: peak, averageBandwidth: average };
        const facts = { recordingId, title, presenterId, durationMs, width, height, codecs };
        await this.intake.adopt(manager, { ...facts, ...measured });
      }
      const webinar = await this.webinars.find(webinarId, manager);
      // Nothing was seen of it: the webinar is still to come, and can be presented again.
      const state = first || webinar.state === 'live' ? 'ended' : 'waiting';
      await manager.update(
        Broadcast,
        { id },
        {
          ...{ state, leaseHolder: null, leaseUntil: null },
          ...(state === 'ended'
            ? { endedAt: new Date() }
            : { endAskedAt: null, presenterId: null }),
        },
      );
      if (webinar.state === 'live') await this.webinars.markEnded(webinarId, manager);
      const entry = { actorId: presenterId, action: 'broadcast.ended', subjectType: 'webinar' };
      const details = { why, durationMs };
      await this.audit.record({ ...entry, subjectId: webinarId, details }, manager);
      await publishIn(manager, BROADCAST_CHANNEL, { webinarId, state });
    });
    if (shown.length > 0) await this.draft(id);
  }

  /** Drafts that an interruption kept from being made. */
  async missingDrafts(): Promise<void> {
    const due: { id: string }[] = await this.dataSource.query(
      `select broadcast.id from broadcast join webinar on webinar.id = broadcast.webinar_id
       where broadcast.state = 'ended' and class_id is null and started_at is not null
         and not webinar.is_rehearsal
       order by broadcast.ended_at limit $1`,
      [AT_ONCE],
    );
    for (const { id } of due) await this.draft(id);
  }

  /** A rehearsal stays a recording: there is nothing in it for the library. */
  private async draft(id: string): Promise<void> {
    try {
      const { manager } = this.dataSource;
      const broadcast = await manager.findOneByOrFail(Broadcast, { id });
      const { isRehearsal } = await this.webinars.find(broadcast.webinarId);
      if (!isRehearsal) {
        const classId = await this.drafts.ensure(await this.webinarDrafts.of(broadcast));
        await manager.update(Broadcast, { id }, { classId });
      }
      await this.intake.prepare(broadcast.recordingId);
    } catch (error) {
      this.logger.error(`no class of broadcast ${id} yet: ${String(error)}`);
    }
  }
}
