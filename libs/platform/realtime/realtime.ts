import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config';

export type RealtimeEvent = Record<string, unknown>;
type Listener = (event: RealtimeEvent) => void;

const CHANNEL = 'rounds';

/**
 * Messages between processes by PostgreSQL's NOTIFY: at most once, to whoever listens now. The
 * state itself is in tables; an event only says that it is worth a look. Payloads stay well under
 * NOTIFY's 8000 bytes.
 */
@Injectable()
export class Realtime implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('realtime');
  private readonly listeners = new Map<string, Set<Listener>>();
  private client: pg.Client | null = null;
  private closed = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.connect();
  }

  async publish(channel: string, event: RealtimeEvent): Promise<void> {
    await publishIn(this.dataSource.manager, channel, event);
  }

  /** Returns the function that ends the subscription. */
  subscribe(channel: string, listener: Listener): () => void {
    const set = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, set.add(listener));
    return () => set.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.closed) return;
    const client = new pg.Client({ connectionString: this.config.DATABASE_URL, keepAlive: true });
    client.on('notification', ({ payload }) => this.deliver(payload ?? '{}'));
    client.on('error', (error) => this.logger.warn(error.message));
    client.on('end', () => this.reconnectSoon());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.client = client;
    } catch (error) {
      this.logger.warn(`cannot listen yet: ${String(error)}`);
      await client.end().catch(() => undefined);
      this.reconnectSoon();
    }
  }

  private reconnect: NodeJS.Timeout | null = null;

  private reconnectSoon(): void {
    if (this.closed || this.reconnect) return;
    this.reconnect = setTimeout(() => {
      this.reconnect = null;
      void this.connect();
    }, 1000);
  }

  private deliver(payload: string): void {
    const { channel, event } = JSON.parse(payload) as { channel: string; event: RealtimeEvent };
    this.listeners.get(channel)?.forEach((listener) => listener(event));
  }
}

/** Inside a transaction: heard when it commits, never when it is rolled back. */
export async function publishIn(
  manager: Pick<EntityManager, 'query'>,
  channel: string,
  event: RealtimeEvent,
): Promise<void> {
  const payload = JSON.stringify({ channel, event });
  await manager.query('select pg_notify($1, $2)', [CHANNEL, payload]);
}
