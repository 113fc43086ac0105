import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { SocketRoutes, type SocketRequest } from '@rounds/platform/sockets';
import type { WebSocket } from 'ws';
import { Presence, type Stay } from '../attendance/presence.service';
import type { Arrival } from './decide';
import { Heartbeats } from './heartbeats.service';
import { PresenceBoard } from './presence-board.service';
import { CLOSE, RoomConnection } from './room-connection';
import { RoomDoor } from './room-door.service';
import { Rooms } from './rooms.service';
import { welcome } from './welcome';
import { Wishes } from './wishes.service';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `/api/webinars/:id/room?after=SEQUENCE&presence=STAY`, a WebSocket. */
@Injectable()
export class RoomGateway implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('room');
  private closing = false;

  constructor(
    private readonly sockets: SocketRoutes,
    private readonly door: RoomDoor,
    private readonly rooms: Rooms,
    private readonly wishes: Wishes,
    private readonly presence: Presence,
    private readonly board: PresenceBoard,
    private readonly heartbeats: Heartbeats,
  ) {}

  onModuleInit(): void {
    this.sockets.add({
      path: /^\/api\/webinars\/(?<id>[0-9a-fA-F-]{36})\/room$/,
      maxPayloadBytes: 16 * 1024,
      admit: (request) => this.admit(request),
    });
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
  }

  private async admit(request: SocketRequest): Promise<(socket: WebSocket) => void> {
    const webinarId = (request.params.id ?? '').toLowerCase();
    const arrival = await this.door.admit(webinarId, request.principal);
    return (socket) => this.connect(socket, webinarId, request, arrival);
  }

  private connect(
    socket: WebSocket,
    webinarId: string,
    request: SocketRequest,
    arrival: Arrival,
  ): void {
    const { personId } = request.principal;
    const room = this.rooms.enter(webinarId);
    const { role, practiceId } = arrival;
    const after = Math.max(0, Math.trunc(Number(request.query.get('after')) || 0));
    const connection = new RoomConnection({
      ...{ socket, room, personId, role, practiceId, after },
      fulfil: (words) => this.wishes.fulfil(room, personId, words),
    });
    const wanted = request.query.get('presence') ?? '';
    const resume = UUID.test(wanted) ? wanted : null;
    const stay = this.presence.enter({ webinarId, personId, role, resume });
    const ready = this.wishes
      .join(room, personId, arrival)
      .then(async () => this.begin(connection, await stay));
    ready.catch((error: unknown) => {
      this.logger.warn(String(error));
      socket.close(CLOSE.tryAgain);
    });
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => {
      void ready.then(() => connection.take(data, isBinary)).catch(() => undefined);
    });
    socket.on('close', (code) => void this.end(connection, stay, code));
    void stay.then(({ holder }) => this.heartbeats.watch(connection, holder, request)).catch(noop);
  }

  private begin(connection: RoomConnection, stay: Stay): void {
    const { room, socket } = connection;
    if (socket.readyState !== socket.OPEN) return;
    if (connection.sent > room.sequence) connection.sent = 0;
    connection.tell(welcome(room, connection, stay.id));
    room.audience.listeners.add(connection);
    room.audience.tell();
    this.board.changed(room.webinarId);
  }

  private async end(connection: RoomConnection, stay: Promise<Stay>, code: number): Promise<void> {
    const { room } = connection;
    this.heartbeats.forget(connection);
    room.audience.listeners.delete(connection);
    this.rooms.leave(room.webinarId);
    try {
      const { holder } = await stay;
      // Cut off by us: the stay goes on when they come back.
      if (code === CLOSE.restart || this.closing) await this.presence.release(holder);
      else await this.presence.leave(holder);
      this.board.changed(room.webinarId);
    } catch (error) {
      this.logger.warn(String(error));
    }
  }
}

const noop = (): void => undefined;
