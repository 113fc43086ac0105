import { Inject, Injectable } from '@nestjs/common';
import { PeopleReader } from '@rounds/accounts';
import { CONFIG, type Config } from '@rounds/platform/config';
import { DomainError, notFound } from '@rounds/platform/errors';
import { isStaff, type Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { publishIn } from '@rounds/platform/realtime';
import { LiveMedia } from '@rounds/recordings';
import { DataSource } from 'typeorm';
import { BROADCAST_ACCESS, type BroadcastAccess, type BroadcastRole } from './broadcast-access';
import { assertGoesOn } from './broadcast-state';
import { Broadcast } from './broadcast.entity';
import { BROADCAST_CHANNEL } from './channel';
import type { BroadcastView, TicketView } from './schemas';
import { signTicket, TICKET_MS, ticketKey } from './ticket';
import { TakeReader } from './take-reader.service';

/** Where presenters connect, on the product's own origin. */
const INGEST_PATH = '/ingest';

/** What people see of a broadcast, and how hosts begin and end it. */
@Injectable()
export class Broadcasts {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(BROADCAST_ACCESS) private readonly access: BroadcastAccess,
    private readonly dataSource: DataSource,
    private readonly media: LiveMedia,
    private readonly people: PeopleReader,
    private readonly takes: TakeReader,
  ) {
    this.key = ticketKey(config.ROUNDS_SECRET);
  }

  /** @throws DomainError `not-found` */
  async view(webinarId: string, principal: Principal): Promise<BroadcastView> {
    const role = await this.roleOf(webinarId, principal);
    const [found, { isRehearsal }] = await Promise.all([
      this.dataSource.manager.findOneBy(Broadcast, { webinarId }),
      this.access.aboutOf(webinarId),
    ]);
    const now = new Date().toISOString();
    if (!found) return { ...WAITING, role, isRehearsal, now };
    const [names, went] = await Promise.all([
      this.people.findNames(found.presenterId ? [found.presenterId] : []),
      this.takes.summary(found.id),
    ]);
    const { startedAt, endedAt, recordingId, presenterId: id } = found;
    return {
      ...{ state: found.state, role, isRehearsal, now, ...went },
      startedAt: startedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
      presenter: id ? { id, name: names.get(id) ?? '' } : null,
      playback: startedAt ? this.media.addresses(recordingId, principal) : null,
      recordingId: isStaff(principal) && endedAt && startedAt ? recordingId : null,
      classId: isStaff(principal) ? found.classId : null,
    };
  }

  /** @throws DomainError `not-found`, `not-presenting`, `broadcast-over` */
  async ticket(webinarId: string, principal: Principal): Promise<TicketView> {
    const { id } = await this.forPresenter(webinarId, principal);
    const expiresAtMs = Date.now() + TICKET_MS;
    const claim = { broadcastId: id, personId: principal.personId, expiresAtMs };
    const expiresAt = new Date(expiresAtMs).toISOString();
    return { ticket: signTicket(this.key, claim), path: INGEST_PATH, expiresAt };
  }

  /** Asks the ingest to end it. @throws DomainError `not-found`, `not-presenting`, `broadcast-over` */
  async end(webinarId: string, principal: Principal): Promise<void> {
    const { id } = await this.forPresenter(webinarId, principal);
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Broadcast, { id }, { endAskedAt: new Date() });
      await publishIn(manager, BROADCAST_CHANNEL, { webinarId, endAsked: true });
    });
  }

  /**
   * The broadcast of a webinar that this person may present in; there is one from now on.
   * @throws DomainError `not-found`, `not-presenting`, `broadcast-over`, `wrong-webinar-state`
   */
  async forPresenter(webinarId: string, principal: Principal): Promise<Broadcast> {
    const role = await this.roleOf(webinarId, principal);
    if (role === 'viewer') {
      throw new DomainError('not-presenting', 'forbidden', 'You do not present in this webinar');
    }
    const { manager } = this.dataSource;
    const known = await manager.findOneBy(Broadcast, { webinarId });
    if (known) assertGoesOn(known.state);
    await this.access.assertPresentable(webinarId);
    return known ?? (await this.create(webinarId));
  }

  private async roleOf(webinarId: string, principal: Principal): Promise<BroadcastRole> {
    const role = await this.access.roleOf(webinarId, principal);
    if (!role) throw notFound('webinar');
    return role;
  }

  private async create(webinarId: string): Promise<Broadcast> {
    const { manager } = this.dataSource;
    const row = { id: newId(), webinarId, recordingId: newId(), createdAt: new Date() };
    const { title } = await this.access.aboutOf(webinarId);
    await manager
      .createQueryBuilder()
      .insert()
      .into(Broadcast)
      .values({ ...row, title, state: 'waiting' })
      .orIgnore()
      .execute();
    return await manager.findOneByOrFail(Broadcast, { webinarId });
  }
}

const WAITING: Omit<BroadcastView, 'role' | 'isRehearsal' | 'now'> = {
  ...{ state: 'waiting', startedAt: null, endedAt: null, presenter: null, playback: null },
  ...{ durationMs: 0, gaps: [], recordingId: null, classId: null },
};
