import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import type { FrameReader, Heard } from './frame-reader';

export interface TalkerOptions {
  url: string;
  cookie: string;
  reader: FrameReader;
  onHeard(events: readonly Heard[]): void;
}

const RETRY_MS = 300;

/** One connection, as the web app is one: comes back where it was, and asks again with the same id. */
export class Talker {
  readonly heard: number[] = [];
  /** Sent and not acknowledged. */
  readonly open = new Map<string, string>();
  acknowledged = 0;
  refused = 0;
  private last = 0;
  private stay = '';
  private socket: WebSocket | null = null;
  private ended = false;
  private ready = false;

  constructor(private readonly options: TalkerOptions) {}

  get isReady(): boolean {
    return this.ready;
  }

  get lastSequence(): number {
    return this.last;
  }

  connect(): void {
    const { url, cookie } = this.options;
    const query = new URLSearchParams({ after: `${this.last}`, presence: this.stay });
    const socket = new WebSocket(`${url}?${query}`, { headers: { cookie } });
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.take(data));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.ready = false;
      if (!this.ended) setTimeout(() => this.connect(), RETRY_MS * (0.5 + Math.random()));
    });
  }

  /** @returns the message that was sent */
  say(): string {
    const id = randomUUID();
    const text = `${id} What does CO-97 mean for the second claim of the day?`;
    this.open.set(id, text);
    this.send(id, text);
    return id;
  }

  end(): void {
    this.ended = true;
    this.socket?.close(1000);
  }

  private send(id: string, text: string): void {
    if (this.ready) this.socket?.send(JSON.stringify({ id, do: 'say', text }));
  }

  private take(data: Buffer): void {
    const frame = this.options.reader.read(data);
    switch (frame.type) {
      case 'events':
        for (const { sequence } of frame.events) this.heard.push(sequence);
        this.last = frame.events.at(-1)?.sequence ?? this.last;
        this.options.onHeard(frame.events);
        return;
      case 'ack':
        if (this.open.delete(frame.id)) this.acknowledged += 1;
        return;
      case 'welcome':
        this.stay = frame.presence;
        this.ready = true;
        this.open.forEach((text, id) => this.send(id, text));
        return;
      case 'refused':
        // What the server asks to try again is not refused for good.
        if (frame.code === 'try-again') this.send(frame.id, this.open.get(frame.id) ?? '');
        else if (this.open.delete(frame.id)) this.refused += 1;
        return;
      case 'names':
      case 'presence':
    }
  }
}
