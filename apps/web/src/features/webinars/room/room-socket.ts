import { parseMessage, type RoomMessage } from './room-messages';

/** The server says something every 10 s; a line that is silent for longer is dead. */
const SILENT_MS = 25_000;
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 8_000;

/** The session ended, the part in the class changed, or it is over: coming back is of no use. */
const FINAL_CODES = [4401, 4403, 4410];

export interface RoomSocketOptions {
  /** Asked for each try: where one was. */
  address(): string;
  onMessage(message: RoomMessage): void;
  onClose(): void;
  /** Coming back will not help, or a first try failed. */
  onTrouble(): void;
}

/** A connection that, once begun by `now`, comes back by itself, at once and then less and less often. */
export class RoomSocket {
  private socket: WebSocket | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;
  private ended = false;

  constructor(private readonly options: RoomSocketOptions) {
    window.addEventListener('online', this.now);
  }

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  send(message: object): void {
    if (this.isOpen) this.socket?.send(JSON.stringify(message));
  }

  end(): void {
    this.ended = true;
    window.removeEventListener('online', this.now);
    clearTimeout(this.retry);
    clearTimeout(this.watchdog);
    this.socket?.close(1000);
  }

  /** Begins, or does not wait for the next try. */
  now = (): void => {
    if (this.ended || this.socket) return;
    this.tries = 0;
    clearTimeout(this.retry);
    this.connect();
  };

  private connect(): void {
    const socket = new WebSocket(this.options.address());
    this.socket = socket;
    this.watch(socket);
    socket.onmessage = ({ data }: MessageEvent) => {
      this.tries = 0;
      this.watch(socket);
      const message = parseMessage(data);
      if (message) this.options.onMessage(message);
    };
    socket.onclose = ({ code }) => this.lose(socket, code);
  }

  private lose(socket: WebSocket, code: number): void {
    if (this.socket !== socket || this.ended) return;
    this.socket = null;
    clearTimeout(this.watchdog);
    this.options.onClose();
    if (this.tries > 0 || FINAL_CODES.includes(code)) this.options.onTrouble();
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.tries);
    this.tries += 1;
    // Three hundred clients of a server that comes back do not knock at the same moment.
    this.retry = setTimeout(() => this.connect(), wait * (0.5 + Math.random()));
  }

  private watch(socket: WebSocket): void {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => {
      socket.close();
      // The browser waits long for a goodbye over a dead line.
      this.lose(socket, 1006);
    }, SILENT_MS);
  }
}
