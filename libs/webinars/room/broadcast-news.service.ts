import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Realtime } from '@rounds/platform/realtime';
import { BROADCAST_CHANNEL } from '../broadcast/channel';
import { Rooms } from './rooms.service';

/** Tells everybody in a room at once that its broadcast has begun, was interrupted or has ended. */
@Injectable()
export class BroadcastNews implements OnModuleInit, OnApplicationShutdown {
  private stop: () => void = () => undefined;

  constructor(
    private readonly realtime: Realtime,
    private readonly rooms: Rooms,
  ) {}

  onModuleInit(): void {
    this.stop = this.realtime.subscribe(BROADCAST_CHANNEL, ({ webinarId, state }) => {
      if (typeof webinarId !== 'string' || typeof state !== 'string') return;
      const message = Buffer.from(JSON.stringify({ type: 'broadcast', state }));
      this.rooms.find(webinarId)?.audience.listeners.forEach((one) => one.send(message));
    });
  }

  onApplicationShutdown(): void {
    this.stop();
  }
}
