import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { fastifyCookie } from '@fastify/cookie';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { WebSocketServer, type WebSocket } from 'ws';
import { CONFIG, type Config } from '../config';
import { DomainError, notFound } from '../errors';
import { AUTHENTICATOR, joinedOnly, statusOf, type Authenticator, type Principal } from '../http';
import { isOwnOrigin } from './origin';

export interface SocketRequest {
  principal: Principal;
  /** What the path's pattern names. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Who it is now; null when the session has ended meanwhile. */
  principalNow(): Promise<Principal | null>;
}

export interface SocketRoute {
  /** With named groups, from the beginning to the end of the path. */
  path: RegExp;
  maxPayloadBytes: number;
  /** Before the connection is taken. @throws DomainError to refuse it, as an HTTP answer */
  admit(request: SocketRequest): Promise<(socket: WebSocket) => void>;
}

type HandOver = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The server goes; its clients come back to the one that follows. */
const SERVICE_RESTART = 1012;
/** Who does not say goodbye by then is cut off. */
const GOODBYE_MS = 2000;

/** Every WebSocket of the API: for people who are signed in, from our own pages. */
@Injectable()
export class SocketRoutes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('sockets');
  private readonly handedOver = new Map<string, HandOver>();
  private readonly routes: { route: SocketRoute; server: WebSocketServer }[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  add(route: SocketRoute): void {
    const options = { noServer: true, perMessageDeflate: false, clientTracking: true } as const;
    const server = new WebSocketServer({ ...options, maxPayload: route.maxPayloadBytes });
    this.routes.push({ route, server });
  }

  /** Sockets of another process pass through as they are: it decides itself whom it takes. */
  handOver(path: string, take: HandOver): void {
    this.handedOver.set(path, take);
  }

  onApplicationBootstrap(): void {
    const http = this.adapterHost.httpAdapter.getHttpServer() as Server;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      const take = this.handedOver.get(request.url?.replace(/\?.*/, '') ?? '');
      if (take) return take(request, socket, head);
      this.upgrade(request, socket, head).catch((error: unknown) => this.refuse(socket, error));
    });
  }

  beforeApplicationShutdown(): void {
    for (const { server } of this.routes) {
      server.clients.forEach((client) => client.close(SERVICE_RESTART));
      const cut = (): void => server.clients.forEach((client) => client.terminate());
      setTimeout(cut, GOODBYE_MS).unref();
    }
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://socket');
    const hit = this.routes.find(({ route }) => route.path.test(pathname));
    if (!hit) throw notFound('socket');
    const { origin, host } = request.headers;
    if (!isOwnOrigin(origin, host, this.config.PUBLIC_URL)) {
      throw new DomainError(
        'origin-not-allowed',
        'forbidden',
        'The request comes from another site',
      );
    }
    const cookies = fastifyCookie.parse(request.headers.cookie ?? '');
    const principalNow = () => this.authenticator.authenticate({ cookies });
    const principal = await principalNow();
    if (!principal) throw new DomainError('not-signed-in', 'unauthenticated', 'Please sign in');
    const params = { ...hit.route.path.exec(pathname)?.groups };
    const { webinarId } = principal;
    if (webinarId && params.id?.toLowerCase() !== webinarId) throw joinedOnly();
    const take = await hit.route.admit({ principal, params, query: searchParams, principalNow });
    hit.server.handleUpgrade(request, socket, head, take);
  }

  private refuse(socket: Duplex, error: unknown): void {
    const known = error instanceof DomainError ? error : null;
    if (!known) this.logger.error(error instanceof Error ? error.stack : String(error));
    const status = known ? statusOf(known) : 500;
    const { code, message } = known ?? { code: 'internal', message: 'Something went wrong' };
    const body = JSON.stringify({
      type: `urn:rounds:problem:${code}`,
      title: message,
      status,
      code,
    });
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\n` +
        `content-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n` +
        body,
    );
  }
}
