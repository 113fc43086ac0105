import { Inject, Injectable } from '@nestjs/common';
import { PeopleReader } from '@rounds/accounts';
import { notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import type { Arrival } from './decide';
import { ROOM_ACCESS, type RoomAccess } from './room-access';
import type { RoomRole } from './room-event';
import { roomOver } from './room-rights';

/** Who is let into a room, and as what. */
@Injectable()
export class RoomDoor {
  constructor(
    @Inject(ROOM_ACCESS) private readonly access: RoomAccess,
    private readonly people: PeopleReader,
  ) {}

  /** @throws DomainError `not-found` for a webinar that they may not know of */
  async roleOf(webinarId: string, principal: Principal): Promise<RoomRole> {
    const role = await this.access.roleOf(webinarId, principal);
    if (!role) throw notFound('webinar');
    return role;
  }

  isOver(webinarId: string): Promise<boolean> {
    return this.access.isOver(webinarId);
  }

  /** Into a room that goes on. @throws DomainError `not-found`, `room-over` */
  async admit(webinarId: string, principal: Principal): Promise<Arrival> {
    const arrival = await this.arrivalOf(webinarId, principal);
    if (await this.isOver(webinarId)) throw roomOver();
    return arrival;
  }

  /** Who they are in the room. @throws DomainError `not-found` */
  async arrivalOf(webinarId: string, principal: Principal): Promise<Arrival> {
    const { personId, practiceId } = principal;
    const [role, names] = await Promise.all([
      this.roleOf(webinarId, principal),
      this.people.findNames([personId]),
    ]);
    return { name: names.get(personId) ?? '', practiceId, role };
  }
}
