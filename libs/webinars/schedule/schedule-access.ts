import { Injectable } from '@nestjs/common';
import type { Principal } from '@rounds/platform/http';
import type { WebinarTimes } from '../attendance/webinar-times';
import type { BroadcastAccess } from '../broadcast/broadcast-access';
import type { RoomAccess } from '../room/room-access';
import { assertMove } from './webinar';
import { Webinars } from './webinars.service';

/** Lets into broadcast and room whom the schedule names, and nobody else. */
@Injectable()
export class ScheduleAccess implements BroadcastAccess, RoomAccess, WebinarTimes {
  constructor(private readonly webinars: Webinars) {}

  async roleOf(
    webinarId: string,
    principal: Principal,
  ): Promise<'host' | 'speaker' | 'viewer' | null> {
    const role = await this.webinars.roleOf(webinarId, principal);
    switch (role) {
      case 'host':
      case 'speaker':
      case null:
        return role;
      case 'registered':
        return 'viewer';
      // Joining registers; until then there is no place for them.
      case 'invited':
        return null;
    }
  }

  isOver(webinarId: string): Promise<boolean> {
    return this.webinars.isRoomOver(webinarId);
  }

  async aboutOf(webinarId: string): Promise<{ title: string; isRehearsal: boolean }> {
    return await this.webinars.find(webinarId);
  }

  async assertPresentable(webinarId: string): Promise<void> {
    const { state } = await this.webinars.find(webinarId);
    if (state !== 'live') assertMove('go-live', state);
  }

  async timesOf(webinarId: string): Promise<{ start: Date; end: Date | null } | null> {
    const { liveAt, endedAt } = await this.webinars.find(webinarId);
    return liveAt && { start: liveAt, end: endedAt };
  }
}
