import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { DataSource } from 'typeorm';
import { WebSocketServer, type WebSocket } from 'ws';
import { Broadcast } from '../broadcast.entity';
import { IngestAlive } from './ingest-alive.service';
import { LiveBroadcasts } from './live-broadcasts.service';
import { PresenterSocket, type SocketParts } from './presenter-socket';
import { Presenters } from './presenters.service';

export const INGEST_PATH = '/ingest';
/** A second of pictures is a tenth of it. */
const MOST_MESSAGE_BYTES = 16 * 1024 * 1024;
const PING_EVERY_MS = 5_000;

/** Takes broadcasts from browsers, over a WebSocket. */
@Injectable()
export class IngestGateway implements OnApplicationShutdown {
  private readonly logger = new Logger('ingest');
  private readonly http: Server;
  private readonly sockets: WebSocketServer;
  private readonly quiet = new Set<WebSocket>();
  private readonly pings: NodeJS.Timeout;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly presenters: Presenters,
    private readonly broadcasts: LiveBroadcasts,
    private readonly alive: IngestAlive,
  ) {
    this.http = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
    });
    this.sockets = new WebSocketServer({
      server: this.http,
      path: INGEST_PATH,
      maxPayload: MOST_MESSAGE_BYTES,
      perMessageDeflate: false,
      verifyClient: ({ origin, req }: { origin?: string; req: IncomingMessage }) =>
        this.isOurs(origin, req),
    });
    this.sockets.on('error', (error) => this.logger.error(error.message));
    this.sockets.on('connection', (socket) => this.welcome(socket));
    this.pings = setInterval(() => this.ping(), PING_EVERY_MS);
  }

  async listen(): Promise<void> {
    const { INGEST_HOST, INGEST_PORT } = this.config;
    await new Promise<void>((resolve, reject) => {
      this.http.once('error', reject);
      this.http.listen(INGEST_PORT, INGEST_HOST, resolve);
    });
    await this.alive.begin();
    this.logger.log(`takes broadcasts on ${INGEST_HOST}:${INGEST_PORT}`);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.pings);
    for (const socket of this.sockets.clients) socket.terminate();
    this.sockets.close();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private welcome(socket: WebSocket): void {
    socket.on('pong', () => this.quiet.delete(socket));
    socket.on('close', () => this.quiet.delete(socket));
    const parts: SocketParts = {
      presenters: this.presenters,
      broadcasts: this.broadcasts,
      mostBytes: this.config.UPLOAD_MAX_BYTES,
      ended: (id) => this.ended(id),
      warn: (message) => this.logger.warn(message),
    };
    new PresenterSocket(socket, parts);
  }

  /** A presenter whose line is dead must not keep the place. */
  private ping(): void {
    for (const socket of this.sockets.clients) {
      if (this.quiet.has(socket)) socket.terminate();
      else this.quiet.add(socket);
      socket.ping(() => undefined);
    }
  }

  private async ended(id: string): Promise<{ recordingId: string | null; classId: string | null }> {
    const { classId, recordingId, startedAt } = await this.dataSource.manager.findOneByOrFail(
      Broadcast,
      { id },
    );
    return { classId, recordingId: startedAt && recordingId };
  }

  /** Browsers tell the page that connects; a ticket is needed in any case. */
  private isOurs(origin: string | undefined, { headers }: IncomingMessage): boolean {
    if (!origin) return true;
    if (!URL.canParse(origin)) return false;
    const { host } = new URL(origin);
    return origin === new URL(this.config.PUBLIC_URL).origin || host === headers.host;
  }
}
