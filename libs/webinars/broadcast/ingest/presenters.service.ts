import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { publishIn } from '@rounds/platform/realtime';
import { DataSource } from 'typeorm';
import { BroadcastFeed } from '../broadcast-feed.entity';
import { Broadcast } from '../broadcast.entity';
import { BROADCAST_CHANNEL } from '../channel';
import { readTicket, ticketKey, type PresenterClaim } from '../ticket';
import type { LiveBroadcast } from './live-broadcast';
import { LiveBroadcasts } from './live-broadcasts.service';
import type { Hello, Refusal } from './messages';

/** A person who presents at this moment, by whatever way. */
export interface Presenter {
  personId: string | null;
  feedId: string;
  /** Somebody else has taken over, or the feed cannot be shown. */
  dismiss(code: Refusal): void;
}

export interface Admission {
  broadcastId: string;
  live: LiveBroadcast;
  /** Number of the first chunk that has not come. */
  next: number;
}

/** Who presents: one at a time for each broadcast. */
@Injectable()
export class Presenters {
  private readonly key: Buffer;
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly present = new Map<string, Presenter>();

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
    private readonly broadcasts: LiveBroadcasts,
  ) {
    this.key = ticketKey(config.ROUNDS_SECRET);
    broadcasts.onFeedOver((feed, failure) => {
      const presenter = this.present.get(feed.broadcastId);
      if (failure && presenter?.feedId === feed.id) presenter.dismiss('media-unreadable');
    });
  }

  claim(ticket: string): PresenterClaim | null {
    return readTicket(this.key, ticket, Date.now());
  }

  isPresent(broadcastId: string): boolean {
    return this.present.has(broadcastId);
  }

  /** One after the other for each broadcast: who comes back may meet their own earlier call. */
  admit(...call: Parameters<Presenters['admitNext']>): Promise<Admission | Refusal> {
    const [{ broadcastId }] = call;
    const before = this.turns.get(broadcastId) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(() => this.admitNext(...call));
    this.turns.set(broadcastId, turn);
    return turn;
  }

  private async admitNext(
    { broadcastId, personId }: Pick<PresenterClaim, 'broadcastId'> & { personId: string | null },
    { feed, takeOver }: Pick<Hello, 'feed' | 'takeOver'>,
    source: BroadcastFeed['source'],
    presenter: Presenter,
  ): Promise<Admission | Refusal> {
    const broadcast = await this.dataSource.manager.findOneBy(Broadcast, { id: broadcastId });
    if (!broadcast || broadcast.state === 'ended' || broadcast.endAskedAt) return 'broadcast-over';
    const other = this.present.get(broadcastId);
    // A page that was loaded again takes over from itself; an encoder's key is no person.
    const isSame = personId !== null && other?.personId === personId;
    if (other && other.feedId !== feed.id && !isSame && !takeOver) {
      return 'somebody-presents';
    }
    const live = await this.broadcasts.take(broadcastId);
    if (!live) return 'busy-elsewhere';
    this.present.set(broadcastId, presenter);
    if (other && other !== presenter) other.dismiss('taken-over');
    const refusal = await this.attach(live, broadcastId, personId, feed, source);
    if (refusal) {
      this.leave(broadcastId, presenter);
      return refusal;
    }
    if (personId !== null && personId !== broadcast.presenterId) {
      await this.becomePresenter(broadcast, personId);
    }
    return { broadcastId, live, next: live.spool?.next ?? 0 };
  }

  /** The presenter is gone, perhaps only for a moment. */
  leave(broadcastId: string, presenter: Presenter): void {
    if (this.present.get(broadcastId) === presenter) this.present.delete(broadcastId);
  }

  private async becomePresenter(
    { id, webinarId, state }: Broadcast,
    presenterId: string,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Broadcast, { id }, { presenterId });
      await publishIn(manager, BROADCAST_CHANNEL, { webinarId, state, presenterId });
    });
  }

  /** Makes the feed the one that goes out; what was sent of another goes out before. */
  private async attach(
    live: LiveBroadcast,
    broadcastId: string,
    personId: string | null,
    feed: Hello['feed'],
    source: BroadcastFeed['source'],
  ): Promise<Refusal | null> {
    if (live.feed?.id === feed.id) return null;
    await live.finishFeed();
    const { manager } = this.dataSource;
    const known = await manager.findOneBy(BroadcastFeed, { id: feed.id });
    if (known && known.broadcastId !== broadcastId) return 'ticket-refused';
    if (known?.overAt) return 'feed-over';
    const row: BroadcastFeed = known ?? {
      ...{ id: feed.id, broadcastId, source, personId, overAt: null },
      ...{ container: feed.container, copiesPictures: feed.isH264 },
      beganAt: new Date(Date.now() - feed.ageMs),
    };
    if (!known) await manager.insert(BroadcastFeed, row);
    await this.broadcasts.begin(broadcastId, live, row);
    return null;
  }
}
