import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import type { SocketRequest } from '@rounds/platform/sockets';
import { BEAT_MS, Presence } from '../attendance/presence.service';
import { CLOSE, type RoomConnection } from './room-connection';
import { RoomDoor } from './room-door.service';

/** Who leaves so many beats unanswered is gone. */
const MISSED_BEATS = 4;

interface Watched {
  holder: string;
  request: SocketRequest;
  missed: number;
  beats: number;
}

/** Asks every connection for a sign of life, and now and then whether it may still be here. */
@Injectable()
export class Heartbeats implements OnApplicationShutdown {
  private readonly watched = new Map<RoomConnection, Watched>();
  private timer: NodeJS.Timeout | null = null;
  private readonly beatsBetweenChecks: number;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly presence: Presence,
    private readonly door: RoomDoor,
  ) {
    this.beatsBetweenChecks = Math.round((config.ROOM_CHECK_SECONDS * 1000) / BEAT_MS);
  }

  watch(connection: RoomConnection, holder: string, request: SocketRequest): void {
    const { socket } = connection;
    if (socket.readyState !== socket.OPEN) return;
    // Spreads the checks of those who came at the same time.
    const beats = Math.floor(Math.random() * this.beatsBetweenChecks);
    const one = { holder, request, missed: 0, beats };
    this.watched.set(connection, one);
    const seen = (): void => {
      one.missed = 0;
      if (this.watched.has(connection)) this.presence.seen(holder);
    };
    socket.on('pong', seen);
    socket.on('message', seen);
    this.timer ??= setInterval(() => this.beat(), BEAT_MS);
  }

  forget(connection: RoomConnection): void {
    this.watched.delete(connection);
    if (this.watched.size === 0) this.rest();
  }

  onApplicationShutdown(): void {
    this.rest();
  }

  private beat(): void {
    for (const [connection, one] of this.watched) {
      if (one.missed >= MISSED_BEATS) {
        connection.socket.terminate();
        continue;
      }
      one.missed += 1;
      one.beats += 1;
      connection.socket.ping();
      if (one.beats % this.beatsBetweenChecks === 0) void this.check(connection, one.request);
    }
  }

  private async check(connection: RoomConnection, request: SocketRequest): Promise<void> {
    const { socket, room, role } = connection;
    try {
      const principal = await request.principalNow();
      if (!principal) {
        socket.close(CLOSE.signedOut);
        return;
      }
      const now = await this.door.roleOf(room.webinarId, principal).catch(() => null);
      // In another part they come back at once.
      if (now !== role) socket.close(now ? CLOSE.tryAgain : CLOSE.notAllowed);
      else if (await this.door.isOver(room.webinarId)) socket.close(CLOSE.over);
    } catch {
      // The database is away; the next check may find it.
    }
  }

  private rest(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}
