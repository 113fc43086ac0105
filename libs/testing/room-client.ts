import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { until } from './until';

/** What the server says in a room; tests look at parts of it. */
export interface RoomAnswer {
  type: string;
  id?: string;
  code?: string;
  sequence?: number;
  [more: string]: unknown;
}
export interface HeardEvent {
  sequence: number;
  kind: string;
  by?: number;
  [more: string]: unknown;
}

/** A client of a room as the web app is one: keeps what it has heard, and comes back where it was. */
export class RoomClient {
  readonly events: HeardEvent[] = [];
  readonly answers: RoomAnswer[] = [];
  readonly names: Record<string, string> = {};
  present: { count: number; people?: number[] } = { count: 0 };
  welcome: RoomAnswer | null = null;
  closedWith: number | null = null;
  private socket: WebSocket | null = null;

  constructor(
    private readonly baseUrl: string,
    private readonly cookie: string,
    private readonly webinarId: string,
  ) {}

  get last(): number {
    return this.events.at(-1)?.sequence ?? 0;
  }

  /** @throws Error with the HTTP status when the server refuses */
  async connect(baseUrl = this.baseUrl, headers: Record<string, string> = {}): Promise<this> {
    const query = new URLSearchParams({ after: `${this.last}` });
    const stay = this.welcome?.presence;
    if (typeof stay === 'string') query.set('presence', stay);
    const url = `${baseUrl.replace(/^http/, 'ws')}/api/webinars/${this.webinarId}/room?${query}`;
    const socket = new WebSocket(url, { headers: { cookie: this.cookie, ...headers } });
    this.socket = socket;
    this.welcome = null;
    this.closedWith = null;
    socket.on('message', (data) => this.hear(JSON.parse(String(data)) as RoomAnswer));
    socket.on('close', (code) => (this.closedWith = code));
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    await until(() => this.welcome !== null || this.closedWith !== null, 'the room says welcome');
    return this;
  }

  /** Asks for something and waits for the answer; the same id asks for the same again. */
  async ask(wish: object, id: string = randomUUID()): Promise<RoomAnswer> {
    const before = this.answers.length;
    this.send({ id, ...wish });
    const found = (): RoomAnswer | undefined =>
      this.answers.slice(before).find((answer) => answer.id === id);
    await until(() => found() !== undefined, `the room answers ${JSON.stringify(wish)}`, 15_000, 5);
    return found()!;
  }

  send(message: unknown): void {
    this.socket?.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  sendBytes(bytes: Buffer): void {
    this.socket?.send(bytes);
  }

  /** Waits for an event. */
  async heard(what: Partial<HeardEvent>): Promise<HeardEvent> {
    const found = (): HeardEvent | undefined =>
      this.events.find((event) =>
        Object.entries(what).every(([key, value]) => event[key] === value),
      );
    await until(() => found() !== undefined, `${JSON.stringify(what)} is heard`, 15_000, 5);
    return found()!;
  }

  /** Goes as a person does who closes the page. */
  async leave(): Promise<void> {
    this.socket?.close(1000);
    await until(() => this.closedWith !== null, 'the connection is closed');
  }

  /** The line is cut. */
  async drop(): Promise<void> {
    this.socket?.terminate();
    await until(() => this.closedWith !== null, 'the connection is cut');
  }

  private hear(answer: RoomAnswer): void {
    switch (answer.type) {
      case 'welcome':
        this.welcome = answer;
        return;
      case 'names':
        Object.assign(this.names, answer.names);
        return;
      case 'presence':
        this.present = answer as unknown as RoomClient['present'];
        return;
      case 'events':
        this.events.push(...(answer.events as HeardEvent[]));
        return;
      default:
        this.answers.push(answer);
    }
  }
}
