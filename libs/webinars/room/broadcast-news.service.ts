import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { newId } from '@rounds/platform/ids';
import { Realtime } from '@rounds/platform/realtime';
import { BROADCAST_CHANNEL } from '../broadcast/channel';
import { settleOffer } from './decide-offer';
import type { LiveRoom } from './live-room';
import { participantOf } from './room-state';
import { Rooms } from './rooms.service';

/** Nobody is on air in these, and nobody will take over from them. */
const OFF_AIR = ['waiting', 'ended'];

/**
 * Tells everybody in a room at once that its broadcast has begun, was interrupted or has ended, and
 * settles what was offered when somebody else presents.
 */
@Injectable()
export class BroadcastNews implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('room');
  private stop: () => void = () => undefined;

  constructor(
    private readonly realtime: Realtime,
    private readonly rooms: Rooms,
  ) {}

  onModuleInit(): void {
    this.stop = this.realtime.subscribe(BROADCAST_CHANNEL, ({ webinarId, state, presenterId }) => {
      if (typeof webinarId !== 'string' || typeof state !== 'string') return;
      const room = this.rooms.find(webinarId);
      if (!room) return;
      if (typeof presenterId === 'string') {
        void this.settle(room, presenterId);
        return;
      }
      const message = Buffer.from(JSON.stringify({ type: 'broadcast', state }));
      room.audience.listeners.forEach((one) => one.send(message));
      if (OFF_AIR.includes(state)) void this.settle(room, null);
    });
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /** Every process that has the room tries to: who comes second finds nothing to do. */
  private async settle(room: LiveRoom, presenterId: string | null): Promise<void> {
    const { offer } = room.state;
    const author = offer && participantOf(room.state, offer.by);
    if (!author) return;
    try {
      await room.submit({
        ...{ personId: author.personId, clientId: newId(), evenOver: true },
        decide: (state) => settleOffer(state, presenterId),
      });
    } catch (error) {
      // It can be closed by hand.
      this.logger.warn(`offer in ${room.webinarId}: ${String(error)}`);
    }
  }
}
