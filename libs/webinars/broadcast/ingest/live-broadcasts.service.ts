import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError } from '@rounds/platform/errors';
import { publishIn } from '@rounds/platform/realtime';
import { LiveMedia } from '@rounds/recordings';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { Webinars } from '../../schedule/webinars.service';
import { BroadcastFeed } from '../broadcast-feed.entity';
import { Broadcast } from '../broadcast.entity';
import type { BroadcastState } from '../broadcast-state';
import { BROADCAST_CHANNEL } from '../channel';
import { BroadcastEnding } from './broadcast-ending.service';
import { BroadcastStore } from './broadcast-store';
import { Leases } from './leases.service';
import { LiveBroadcast } from './live-broadcast';
import { SmallPlaces } from './small/small-places.service';
import { Spools } from './spools.service';

type FeedOver = (feed: BroadcastFeed, failure: unknown) => void;

/** The broadcasts that this process has in hand. */
@Injectable()
export class LiveBroadcasts implements OnApplicationShutdown {
  private readonly logger = new Logger('broadcast');
  private readonly open = new Map<string, Promise<LiveBroadcast | null>>();
  private readonly states = new Map<string, BroadcastState>();
  private readonly endings = new Map<string, Promise<void>>();
  private readonly overListeners: FeedOver[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly media: LiveMedia,
    private readonly leases: Leases,
    private readonly spools: Spools,
    private readonly smallPlaces: SmallPlaces,
    private readonly ending: BroadcastEnding,
    private readonly webinars: Webinars,
    private readonly audit: Audit,
  ) {}

  get ids(): string[] {
    return [...this.open.keys()];
  }

  onFeedOver(listener: FeedOver): void {
    this.overListeners.push(listener);
  }

  /** Takes the broadcast in hand. Null: another ingest has it, or it has ended. */
  take(id: string): Promise<LiveBroadcast | null> {
    const known = this.open.get(id);
    if (known) return known;
    const opened = this.load(id).catch((error: unknown) => {
      this.open.delete(id);
      throw error;
    });
    this.open.set(id, opened);
    void opened.then((live) => live ?? this.open.delete(id)).catch(() => undefined);
    return opened;
  }

  /** Begins or goes on with a feed. */
  async begin(id: string, live: LiveBroadcast, feed: BroadcastFeed): Promise<void> {
    live.begin(feed, await this.spools.open(id, feed.id));
  }

  async pause(id: string): Promise<void> {
    await this.become(id, 'paused');
  }

  /** Everything that was sent goes out first. */
  end(id: string, why: string): Promise<void> {
    const known = this.endings.get(id);
    if (known) return known;
    const ending = this.endNow(id, why).finally(() => this.endings.delete(id));
    this.endings.set(id, ending);
    return ending;
  }

  private async endNow(id: string, why: string): Promise<void> {
    const live = await this.take(id);
    if (!live) return;
    await live.end();
    await this.ending.end(id, live.store, live.takes, why);
    this.open.delete(id);
    this.states.delete(id);
    await this.spools.remove(id);
  }

  async onApplicationShutdown(): Promise<void> {
    const all = await Promise.all([...this.open.values()].map((one) => one.catch(() => null)));
    await Promise.all(all.map((live) => live?.stop()));
  }

  private async load(id: string): Promise<LiveBroadcast | null> {
    if (!(await this.leases.hold(id, this.spools.holder))) return null;
    const { manager } = this.dataSource;
    const broadcast = await manager.findOneByOrFail(Broadcast, { id });
    this.states.set(id, broadcast.state);
    const store = new BroadcastStore(this.dataSource, this.media, broadcast);
    const places = {
      take: () => this.smallPlaces.take(id),
      free: () => this.smallPlaces.free(id),
    };
    const live = new LiveBroadcast(store, await store.load(), places, {
      wentOut: () => this.become(id, 'live'),
      feedOver: (feed, failure) => this.feedOver(id, feed, failure),
      warn: (message) => this.logger.warn(message),
    });
    // What came before a restart and has not gone out yet.
    const where = { broadcastId: id, overAt: IsNull() };
    const [left] = await manager.find(BroadcastFeed, { where, order: { id: 'DESC' }, take: 1 });
    if (left) await this.begin(id, live, left);
    return live;
  }

  private async feedOver(id: string, feed: BroadcastFeed, failure: unknown): Promise<void> {
    if (failure) this.logger.warn(`feed ${feed.id} of ${id}: ${String(failure)}`);
    await this.dataSource.manager.update(BroadcastFeed, { id: feed.id }, { overAt: new Date() });
    await this.spools.remove(id, feed.id);
    for (const listener of this.overListeners) listener(feed, failure);
  }

  private async become(id: string, state: 'live' | 'paused'): Promise<void> {
    const before = this.states.get(id);
    if (before === state || (state === 'paused' && before !== 'live')) return;
    await this.dataSource.transaction(async (manager) => {
      const where = { id, state: Not('ended' as const) };
      const { affected } = await manager.update(Broadcast, where, { state });
      if (affected !== 1) return;
      const broadcast = await manager.findOneByOrFail(Broadcast, { id });
      if (!broadcast.startedAt) await this.start(broadcast, manager);
      await publishIn(manager, BROADCAST_CHANNEL, { webinarId: broadcast.webinarId, state });
    });
    this.states.set(id, state);
  }

  /** The first pictures went out. A webinar that was cancelled meanwhile is not live: it is ended. */
  private async start(
    { id, webinarId, presenterId: actorId }: Broadcast,
    manager: EntityManager,
  ): Promise<void> {
    await manager.update(Broadcast, { id }, { startedAt: new Date() });
    const entry = { actorId, action: 'broadcast.started', subjectType: 'webinar' };
    await this.audit.record({ ...entry, subjectId: webinarId }, manager);
    try {
      await this.webinars.markLive(webinarId, manager);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await manager.update(Broadcast, { id }, { endAskedAt: new Date() });
    }
  }
}
