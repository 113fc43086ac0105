import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { DataSource, IsNull, Not } from 'typeorm';
import type { Arrival } from '../room/decide';
import { isPresenter } from '../room/room-event';
import { RoomDoor } from '../room/room-door.service';
import { RoomRecords } from '../room/room-records.service';
import type { RoomState, SharedFact } from '../room/room-state';
import { Rooms } from '../room/rooms.service';
import { Wishes } from '../room/wishes.service';
import { HandoutFile } from './handout-file.entity';
import { HandoutIntake } from './handout-intake.service';
import { handoutKey } from './handout-key';

export interface OpenedFile {
  file: HandoutFile;
  body: Readable;
}

/**
 * Files and links that are handed out in a webinar, before, during and after it. A handout is named
 * by the sequence of the event that shared it. Whether a file is served its row says; what people
 * are shown, the room's history.
 */
@Injectable()
export class Handouts {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly dataSource: DataSource,
    private readonly intake: HandoutIntake,
    private readonly door: RoomDoor,
    private readonly rooms: Rooms,
    private readonly wishes: Wishes,
    private readonly records: RoomRecords,
  ) {}

  /** @throws DomainError `not-found`, `not-presenting` and those of the intake. @returns its sequence */
  async share(
    webinarId: string,
    principal: Principal,
    sent: { name: string; body: Readable },
  ): Promise<number> {
    const arrival = await this.presenter(webinarId, principal);
    const uploadedBy = principal.personId;
    const file = await this.intake.take({ webinarId, uploadedBy, ...sent });
    const { id, name, bytes } = file;
    const fact: SharedFact = { kind: 'file-shared', file: id, name, bytes: bytes ?? 0 };
    try {
      return await this.tell(webinarId, principal, arrival, () => fact);
    } catch (error) {
      await this.intake.discard(file);
      throw error;
    }
  }

  /** Served and shown no more, as of now. @throws DomainError `not-found`, `not-presenting` */
  async withdraw(webinarId: string, handout: number, principal: Principal): Promise<void> {
    const arrival = await this.presenter(webinarId, principal);
    const { fact, stands } = await this.find(webinarId, handout);
    if (!stands) return;
    if (fact.kind === 'file-shared') {
      const where = { id: fact.file, withdrawnAt: IsNull() };
      await this.dataSource.manager.update(HandoutFile, where, { withdrawnAt: new Date() });
    }
    await this.tell(webinarId, principal, arrival, ({ handouts }) =>
      handouts.has(handout) ? { kind: 'handout-withdrawn', handout } : null,
    );
  }

  /** What was withdrawn, as long as its file is kept. @throws DomainError as {@link withdraw} */
  async shareAgain(webinarId: string, handout: number, principal: Principal): Promise<void> {
    const arrival = await this.presenter(webinarId, principal);
    const { fact } = await this.find(webinarId, handout);
    if (fact.kind === 'file-shared') {
      const where = { id: fact.file, webinarId, bytes: Not(IsNull()) };
      const kept = await this.dataSource.manager.update(HandoutFile, where, { withdrawnAt: null });
      if (kept.affected !== 1) throw notFound('handout');
    }
    await this.tell(webinarId, principal, arrival, (state) => (isShown(state, fact) ? null : fact));
  }

  /** @throws DomainError `not-found` also for those who may not be in the room */
  async open(webinarId: string, handout: number, principal: Principal): Promise<OpenedFile> {
    await this.door.roleOf(webinarId, principal);
    return await this.openShared(webinarId, handout);
  }

  /** For who may have what was handed out by another right. @throws DomainError `not-found` */
  async openShared(webinarId: string, handout: number): Promise<OpenedFile> {
    const { fact } = await this.find(webinarId, handout);
    if (fact.kind !== 'file-shared') throw notFound('handout');
    const where = { id: fact.file, webinarId, bytes: Not(IsNull()), withdrawnAt: IsNull() };
    const file = await this.dataSource.manager.findOneBy(HandoutFile, where);
    if (!file) throw notFound('handout');
    return { file, body: await this.storage.read(handoutKey(file)) };
  }

  private async find(
    webinarId: string,
    handout: number,
  ): Promise<{ fact: SharedFact; stands: boolean }> {
    const found = await this.records.handout(webinarId, handout);
    if (!found) throw notFound('handout');
    return found;
  }

  private async presenter(webinarId: string, principal: Principal): Promise<Arrival> {
    const arrival = await this.door.arrivalOf(webinarId, principal);
    if (isPresenter(arrival.role)) return arrival;
    throw new DomainError('not-presenting', 'forbidden', 'You do not present in this webinar');
  }

  private async tell(
    webinarId: string,
    { personId }: Principal,
    arrival: Arrival,
    decide: (
      state: RoomState,
    ) => SharedFact | { kind: 'handout-withdrawn'; handout: number } | null,
  ): Promise<number> {
    const room = this.rooms.enter(webinarId);
    try {
      const evenOver = true;
      await this.wishes.join(room, personId, arrival, { evenOver });
      return await room.submit({ personId, clientId: newId(), evenOver, decide });
    } finally {
      this.rooms.leave(webinarId);
    }
  }
}

const isShown = ({ handouts }: RoomState, fact: SharedFact): boolean =>
  [...handouts.values()].some((one) =>
    fact.kind === 'file-shared'
      ? one.kind === 'file-shared' && one.file === fact.file
      : one.kind === 'handout-shared' && one.url === fact.url && one.title === fact.title,
  );
