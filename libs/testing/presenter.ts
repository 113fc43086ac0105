import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@rounds/platform/ids';
import { WebSocket } from 'ws';
import type { ApiClient } from './client';
import { until } from './until';

export interface PresenterOptions {
  webinarId: string;
  container: 'matroska' | 'mp4';
  isH264?: boolean;
  takeOver?: boolean;
  feedId?: string;
}

interface Answer {
  type: string;
  next?: number;
  code?: string;
  recordingId?: string | null;
  classId?: string | null;
}

const AGAIN_MS = 200;

/** A presenter's page without a page: numbers what it records, and sends again what nobody took. */
export class TestPresenter {
  readonly feedId: string;
  readonly answers: Answer[] = [];
  private readonly chunks: Buffer[] = [];
  private readonly beganAtMs = Date.now();
  private socket: WebSocket | null = null;
  private isWelcome = false;
  private isOver = false;
  private sent = 0;
  private taken = 0;
  /** Said after a return, too. */
  private last: string | null = null;

  constructor(
    private readonly client: ApiClient,
    private readonly options: PresenterOptions,
  ) {
    this.feedId = options.feedId ?? newId();
  }

  get acknowledged(): number {
    return this.taken;
  }

  async connect(): Promise<void> {
    if (this.isOver) return;
    const { status, body } = await this.client.post(
      `/api/webinars/${this.options.webinarId}/broadcast/tickets`,
    );
    if (status !== 201) throw new Error(`ticket: ${status} ${JSON.stringify(body)}`);
    const { ticket, path } = body as { ticket: string; path: string };
    const socket = new WebSocket(`${this.client.baseUrl.replace(/^http/, 'ws')}${path}`);
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('open', () => socket.send(JSON.stringify(this.hello(ticket))));
    socket.on('message', (data) => this.hear(JSON.parse(String(data as Buffer)) as Answer));
    socket.on('close', () => {
      this.isWelcome = false;
      if (!this.isOver && this.socket === socket) void this.comeBack();
    });
  }

  /** Sends a file as a recorder does, in real time. */
  async record(bytes: Buffer, { seconds, perSecond = 4 }: { seconds: number; perSecond?: number }) {
    const count = Math.ceil(seconds * perSecond);
    const size = Math.ceil(bytes.length / count);
    const beganAtMs = Date.now();
    for (let at = 0; at < count && !this.isOver; at++) {
      await pause(Math.max(0, beganAtMs + ((at + 1) * 1000) / perSecond - Date.now()));
      this.chunks.push(bytes.subarray(at * size, (at + 1) * size));
      this.flush();
    }
  }

  /** The recorder has stopped: what it recorded goes out. */
  async finish(): Promise<void> {
    this.sayLast('finish');
    await until(
      () => this.said('finished') || this.said('refused'),
      'the feed is over',
      60_000,
      50,
    );
    this.leave();
  }

  async end(): Promise<Answer> {
    this.sayLast('end');
    await until(() => this.said('ended') || this.said('refused'), 'the broadcast ends', 60_000, 50);
    this.isOver = true;
    return this.answers.at(-1)!;
  }

  leave(): void {
    this.isOver = true;
    this.socket?.close();
  }

  /** The line is cut. */
  cut(): void {
    this.socket?.terminate();
  }

  said(type: string): boolean {
    return this.answers.some((answer) => answer.type === type);
  }

  private async comeBack(): Promise<void> {
    await pause(AGAIN_MS);
    await this.connect().catch(() => this.comeBack());
  }

  private hello(ticket: string): object {
    const { container, isH264 = true, takeOver = false } = this.options;
    const ageMs = Date.now() - this.beganAtMs;
    return { type: 'hello', ticket, takeOver, feed: { id: this.feedId, container, isH264, ageMs } };
  }

  private hear(answer: Answer): void {
    this.answers.push(answer);
    if (answer.type === 'refused' || answer.type === 'ended') this.isOver = true;
    if (answer.next !== undefined) this.taken = answer.next;
    if (answer.type !== 'welcome') return;
    this.isWelcome = true;
    this.sent = this.taken;
    this.flush();
    if (this.last) this.socket?.send(this.last);
  }

  private flush(): void {
    while (this.isWelcome && this.sent < this.chunks.length) {
      const number = Buffer.alloc(4);
      number.writeUInt32BE(this.sent);
      this.socket?.send(Buffer.concat([number, this.chunks[this.sent]!]));
      this.sent += 1;
    }
  }

  private sayLast(type: 'finish' | 'end'): void {
    this.last = JSON.stringify({ type, chunks: this.chunks.length });
    if (this.isWelcome) this.socket?.send(this.last);
  }
}
