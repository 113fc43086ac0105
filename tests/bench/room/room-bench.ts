import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addWebinar, startApp, until, type RunningApp } from '@rounds/testing';
import { query, startBenchPostgres } from '../bench-server';
import { rounded } from '../statistics';
import { Delays } from './delays';
import { FrameReader } from './frame-reader';
import { signedInPeople } from './people';
import { Talker } from './talker';

export interface RoomBenchOptions {
  connections: number;
  /** Messages that all of them together send in a second. */
  rate: number;
  seconds: number;
  log(line: string): void;
}

const CONNECT_AT_ONCE = 25;
const RESTART_SECONDS = 12;
const KILL_AFTER_MS = 4000;

/** One room, everybody in it talks; then the same while the API is killed and started again. */
export async function benchRoom(options: RoomBenchOptions): Promise<object> {
  const postgres = await startBenchPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'rounds-bench-room-'));
  const databaseUrl = await postgres.database('room');
  const env = { LOG_LEVEL: 'error' };
  const app = await startApp({ databaseUrl, dataDir, workers: 0, env });
  const talk = new Talk();
  try {
    const cookies = await signedInPeople(databaseUrl, options.connections);
    const webinarId = await webinarOfAll(databaseUrl);
    const room = `${app.baseUrl.replace(/^http/, 'ws')}/api/webinars/${webinarId}/room`;
    await talk.connect(room, cookies);
    options.log(`${talk.talkers.length} connections are in the room`);
    const steady = await talk.go(options.rate, options.seconds);
    options.log(`${steady} messages; now the API is killed and started again`);
    const delays = { p99: talk.delays.percentile(0.99), median: talk.delays.percentile(0.5) };
    talk.measures = false;
    const [more] = await Promise.all([talk.go(options.rate, RESTART_SECONDS), restart(app)]);
    await talk.settled();
    options.log(`${more} messages more; ${talk.talkers.length} connections have come back`);
    const stored = await query<{ sequence: number; payload: { text: string } }>(
      databaseUrl,
      `select sequence, payload from room_event where webinar_id = $1 and kind = 'message-sent'`,
      [webinarId],
    );
    return {
      connections: options.connections,
      messagesPerSecond: rounded(steady / options.seconds, 1),
      fanOutP99Ms: delays.p99,
      fanOutMedianMs: delays.median,
      ...talk.losses(stored.map(({ sequence, payload }) => ({ sequence, text: payload.text }))),
    };
  } finally {
    talk.end();
    await app.stop();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The trainer hosts it, and everybody else has a place. */
async function webinarOfAll(databaseUrl: string): Promise<string> {
  const people = await query<{ id: string; role: string }>(
    databaseUrl,
    'select id, role from person',
  );
  const ofRole = (wanted: string): string[] =>
    people.filter(({ role }) => role === wanted).map(({ id }) => id);
  return addWebinar(databaseUrl, { hosts: ofRole('trainer'), viewers: ofRole('learner') });
}

async function restart(app: RunningApp): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, KILL_AFTER_MS));
  await app.api.kill();
  await app.api.restart();
}

class Talk {
  readonly talkers: Talker[] = [];
  readonly delays = new Delays();
  measures = true;
  private readonly sentAt = new Map<string, number>();

  async connect(url: string, cookies: readonly string[]): Promise<void> {
    const reader = new FrameReader();
    for (const cookie of cookies) {
      const talker = new Talker({ url, cookie, reader, onHeard: (events) => this.hear(events) });
      this.talkers.push(talker);
      talker.connect();
      const isFull = this.talkers.length % CONNECT_AT_ONCE === 0;
      if (isFull) await until(() => this.areReady(), 'they are in the room', 60_000, 10);
    }
    await until(() => this.areReady(), 'all are in the room', 60_000, 10);
  }

  /** Everybody in turn. @returns how many messages were acknowledged */
  async go(rate: number, seconds: number): Promise<number> {
    const before = this.acknowledged();
    const began = performance.now();
    let sent = 0;
    while (performance.now() - began < seconds * 1000) {
      const due = ((performance.now() - began) / 1000) * rate;
      for (; sent < due; sent += 1) {
        const id = this.talkers[sent % this.talkers.length]?.say() ?? '';
        this.sentAt.set(id, performance.now());
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await this.settled();
    return this.acknowledged() - before;
  }

  /** All that was said is acknowledged, and everybody has heard the last of it. */
  async settled(): Promise<void> {
    const isQuiet = (): boolean =>
      this.talkers.every(({ open, isReady }) => isReady && open.size === 0);
    await until(isQuiet, 'all is acknowledged', 60_000, 20);
    const last = (): number => Math.max(...this.talkers.map((one) => one.lastSequence));
    const haveAll = (): boolean => this.talkers.every((one) => one.lastSequence === last());
    await until(haveAll, 'all is heard', 60_000, 20);
  }

  /** Of what was acknowledged: what somebody has not heard, and what somebody has heard twice. */
  losses(stored: readonly { sequence: number; text: string }[]): object {
    const copies = new Map<string, number>();
    for (const { text } of stored) copies.set(text, (copies.get(text) ?? 0) + 1);
    const refused = this.talkers.reduce((sum, one) => sum + one.refused, 0);
    let lost = Math.max(0, this.sentAt.size - refused - copies.size);
    let doubled = stored.length - copies.size;
    for (const { heard } of this.talkers) {
      const distinct = new Set(heard);
      doubled += heard.length - distinct.size;
      lost += stored.filter(({ sequence }) => !distinct.has(sequence)).length;
    }
    return { messages: copies.size, refused, lost, doubled };
  }

  end(): void {
    this.talkers.forEach((talker) => talker.end());
  }

  private areReady(): boolean {
    return this.talkers.every(({ isReady }) => isReady);
  }

  private acknowledged(): number {
    return this.talkers.reduce((sum, one) => sum + one.acknowledged, 0);
  }

  private hear(events: readonly { text?: string }[]): void {
    if (!this.measures) return;
    const now = performance.now();
    for (const { text } of events) {
      const at = this.sentAt.get(text?.slice(0, 36) ?? '');
      if (at !== undefined) this.delays.add(now - at);
    }
  }
}
