import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { Realtime } from '@rounds/platform/realtime';
import { Redis } from 'ioredis';

/** Only says that it is worth a look: what was written, or that somebody came or went. */
export type RoomNote = { kind: 'written'; sequence: number } | { kind: 'presence' };

/** Between the processes of the API: by Redis when there is one, else by PostgreSQL. */
@Injectable()
export class RoomBus implements OnApplicationShutdown {
  private readonly logger = new Logger('room-bus');
  private readonly sender: Redis | null;
  private readonly receiver: Redis | null;
  private readonly listeners = new Map<string, (note: RoomNote) => void>();

  constructor(
    @Inject(CONFIG) { REDIS_URL }: Config,
    private readonly realtime: Realtime,
  ) {
    this.sender = REDIS_URL ? this.connect(REDIS_URL) : null;
    this.receiver = REDIS_URL ? this.connect(REDIS_URL) : null;
    this.receiver?.on('message', (channel: string, text: string) => {
      this.listeners.get(channel)?.(JSON.parse(text) as RoomNote);
    });
  }

  async tell(webinarId: string, note: RoomNote): Promise<void> {
    const channel = channelOf(webinarId);
    await (
      this.sender
        ? this.sender.publish(channel, JSON.stringify(note))
        : this.realtime.publish(channel, note)
    ).catch((error: unknown) => this.logger.warn(String(error)));
  }

  /** One listener a room. @returns what ends it */
  hear(webinarId: string, listener: (note: RoomNote) => void): () => void {
    const channel = channelOf(webinarId);
    const { receiver } = this;
    if (!receiver) return this.realtime.subscribe(channel, (note) => listener(note as RoomNote));
    const report = (error: unknown) => this.logger.warn(String(error));
    this.listeners.set(channel, listener);
    receiver.subscribe(channel).catch(report);
    return () => {
      this.listeners.delete(channel);
      receiver.unsubscribe(channel).catch(report);
    };
  }

  onApplicationShutdown(): void {
    this.sender?.disconnect();
    this.receiver?.disconnect();
  }

  private connect(url: string): Redis {
    const redis = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true });
    return redis.on('error', (error) => this.logger.warn(error.message));
  }
}

const channelOf = (webinarId: string): string => `room:${webinarId}`;
