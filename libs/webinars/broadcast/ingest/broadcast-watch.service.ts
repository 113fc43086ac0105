import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Realtime } from '@rounds/platform/realtime';
import { DataSource } from 'typeorm';
import { endsBecause } from '../broadcast-state';
import { Broadcast } from '../broadcast.entity';
import { BROADCAST_CHANNEL } from '../channel';
import { BroadcastEnding } from './broadcast-ending.service';
import { Leases } from './leases.service';
import { LiveBroadcasts } from './live-broadcasts.service';
import { Spools } from './spools.service';

const LOOK_EVERY_MS = 1_000;
/** Without a new segment for so long, nobody presents. */
const PAUSED_AFTER_MS = 4_000;
/** What no event tells is looked for this often. */
const SWEEP_EVERY_MS = 5_000;

/** Looks after broadcasts: keeps their leases, ends what is to end, takes up what was left. */
@Injectable()
export class BroadcastWatch implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('broadcast');
  private timer: NodeJS.Timeout | undefined;
  private isBusy = false;
  private sweptAtMs = 0;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly realtime: Realtime,
    private readonly broadcasts: LiveBroadcasts,
    private readonly leases: Leases,
    private readonly spools: Spools,
    private readonly ending: BroadcastEnding,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.stopListening = this.realtime.subscribe(BROADCAST_CHANNEL, (event) => {
      if (event['endAsked']) this.sweptAtMs = 0;
    });
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.stopListening();
  }

  private async look(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (const id of this.broadcasts.ids) await this.lookAt(id);
      if (Date.now() - this.sweptAtMs >= SWEEP_EVERY_MS) {
        this.sweptAtMs = Date.now();
        await this.sweep();
      }
    } catch (error) {
      this.logger.warn(String(error));
    } finally {
      this.isBusy = false;
    }
  }

  private async lookAt(id: string): Promise<void> {
    const live = await this.broadcasts.take(id);
    if (!live) return;
    await this.leases.hold(id, this.spools.holder);
    const quietMs = Date.now() - live.lastGrownAt.getTime();
    if (quietMs > PAUSED_AFTER_MS) await this.broadcasts.pause(id);
    const broadcast = await this.dataSource.manager.findOneByOrFail(Broadcast, { id });
    const pausedSince = quietMs > PAUSED_AFTER_MS ? live.lastGrownAt : null;
    const why = broadcast.endAskedAt
      ? 'asked'
      : endsBecause({ startedAt: broadcast.startedAt, pausedSince }, new Date());
    if (why) await this.broadcasts.end(id, why);
  }

  private async sweep(): Promise<void> {
    for (const id of await this.leases.free(this.spools.holder)) {
      await this.broadcasts.take(id);
      await this.lookAt(id);
    }
    await this.ending.missingDrafts();
  }
}
