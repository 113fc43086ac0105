import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SocketRoutes } from '@rounds/platform/sockets';
import { RoomDoor } from '../room/room-door.service';

/** Tells before the class whether a network lets WebSockets through: says hello and goodbye. */
@Injectable()
export class ConnectionCheckGateway implements OnModuleInit {
  constructor(
    private readonly sockets: SocketRoutes,
    private readonly door: RoomDoor,
  ) {}

  onModuleInit(): void {
    this.sockets.add({
      path: /^\/api\/webinars\/(?<id>[0-9a-fA-F-]{36})\/connection-check$/,
      maxPayloadBytes: 1024,
      admit: async ({ params, principal }) => {
        await this.door.roleOf((params.id ?? '').toLowerCase(), principal);
        return (socket) => {
          socket.on('error', () => socket.terminate());
          socket.send('hello');
          socket.close(1000);
        };
      },
    });
  }
}
