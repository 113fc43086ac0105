import type { Principal } from '@rounds/platform/http';
import type { RoomRole } from './room-event';

/** Tells what somebody is in the room of a webinar; null: not to be let in, nor to know of it. */
export interface RoomAccess {
  roleOf(webinarId: string, principal: Principal): Promise<RoomRole | null>;
  /** Whether the room takes nothing any more, but can be read. */
  isOver(webinarId: string): Promise<boolean>;
}

export const ROOM_ACCESS = Symbol('room access');
