import { ChunkQueue } from './chunk-queue';
import type { RecorderFormat } from './recorder-format';

export interface LinkParts {
  /** A fresh ticket and where to connect; may fail while the server is away. */
  ticket(): Promise<{ ticket: string; path: string }>;
  format: RecorderFormat;
  takeOver: boolean;
  onState(state: LinkState): void;
}

export type LinkState =
  | { kind: 'connecting' }
  /** @param unsafe chunks that the server has not confirmed */
  | { kind: 'sending'; unsafe: number }
  | { kind: 'lost'; unsafe: number }
  | { kind: 'finished' }
  /** Null: nothing of it was seen. */
  | { kind: 'ended'; recordingId: string | null; classId: string | null }
  | { kind: 'refused'; code: string };

interface Answer {
  type: 'welcome' | 'ack' | 'finished' | 'refused' | 'ended';
  next?: number;
  code?: string;
  recordingId?: string | null;
  classId?: string | null;
}

const LEAST_WAIT_MS = 300;
const MOST_WAIT_MS = 4000;

/** One recorder's way to the ingest: connects again until all of it is safe. */
export class IngestLink {
  private readonly feedId = crypto.randomUUID();
  private readonly queue = new ChunkQueue();
  private readonly beganAtMs = performance.now();
  private socket: WebSocket | null = null;
  private isWelcome = false;
  private isOver = false;
  private waitMs = LEAST_WAIT_MS;
  private known: { ticket: string; path: string } | null = null;
  private last: 'finish' | 'end' | null = null;

  constructor(private readonly parts: LinkParts) {
    parts.onState({ kind: 'connecting' });
    void this.connect();
  }

  add(bytes: ArrayBuffer): void {
    this.queue.add(bytes);
    this.flush();
  }

  /** The recorder has stopped, for another one or for good. */
  close(how: 'finish' | 'end'): void {
    this.last = how;
    this.sayLast();
  }

  private async connect(): Promise<void> {
    this.known = await this.parts.ticket().catch(() => this.known);
    if (this.isOver) return;
    if (!this.known) return this.again();
    const { ticket, path } = this.known;
    const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
    this.socket = socket;
    socket.addEventListener('open', () => socket.send(JSON.stringify(this.hello(ticket))));
    socket.addEventListener('message', ({ data }) => this.hear(JSON.parse(String(data)) as Answer));
    socket.addEventListener('close', () => this.again());
  }

  private again(): void {
    this.isWelcome = false;
    if (this.isOver) return;
    this.parts.onState({ kind: 'lost', unsafe: this.queue.unsafe });
    setTimeout(() => void this.connect(), this.waitMs);
    this.waitMs = Math.min(MOST_WAIT_MS, this.waitMs * 2);
  }

  private hello(ticket: string): object {
    const { format, takeOver } = this.parts;
    const { container, isH264 } = format;
    const ageMs = performance.now() - this.beganAtMs;
    return { type: 'hello', ticket, takeOver, feed: { id: this.feedId, container, isH264, ageMs } };
  }

  private hear({ type, next, code = '', recordingId = null, classId = null }: Answer): void {
    if (next !== undefined) this.queue.acknowledge(next);
    switch (type) {
      case 'welcome':
        this.isWelcome = true;
        this.waitMs = LEAST_WAIT_MS;
        this.queue.rewind();
        this.flush();
        this.sayLast();
        return;
      case 'ack':
        return this.parts.onState({ kind: 'sending', unsafe: this.queue.unsafe });
      case 'finished':
        return this.leave({ kind: 'finished' });
      case 'ended':
        return this.leave({ kind: 'ended', recordingId, classId });
      case 'refused':
        // All of it had gone out before the answer was lost.
        return this.leave(code === 'feed-over' ? { kind: 'finished' } : { kind: 'refused', code });
    }
  }

  private flush(): void {
    if (!this.isWelcome) return;
    for (const message of this.queue.unsent()) this.socket?.send(message);
  }

  private sayLast(): void {
    if (!this.isWelcome || !this.last) return;
    this.socket?.send(JSON.stringify({ type: this.last, chunks: this.queue.count }));
  }

  private leave(state: LinkState): void {
    if (this.isOver) return;
    this.isOver = true;
    this.socket?.close();
    this.parts.onState(state);
  }
}
