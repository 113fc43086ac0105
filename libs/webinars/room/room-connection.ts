import { DomainError } from '@rounds/platform/errors';
import type { RawData, WebSocket } from 'ws';
import type { LiveRoom } from './live-room';
import type { Listener } from './room-audience';
import type { RoomRole } from './room-event';

export const CLOSE = {
  noBinary: 1003,
  tooMany: 1008,
  restart: 1012,
  tryAgain: 1013,
  signedOut: 4401,
  notAllowed: 4403,
  over: 4410,
} as const;

/** Who cannot take in what is sent is let go: they come back and go on where they were. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;
/** Who goes on after so many refusals is no person. */
const MAX_REFUSALS = 200;

export interface ConnectionOptions {
  socket: WebSocket;
  room: LiveRoom;
  personId: string;
  role: RoomRole;
  practiceId: string | null;
  /** The last sequence that the client has seen. */
  after: number;
  fulfil(words: unknown): Promise<number>;
}

/** One client in a room. */
export class RoomConnection implements Listener {
  sent: number;
  namesTold = 0;
  private refusals = 0;

  constructor(private readonly options: ConnectionOptions) {
    this.sent = options.after;
  }

  get personId(): string {
    return this.options.personId;
  }

  get role(): RoomRole {
    return this.options.role;
  }

  get practiceId(): string | null {
    return this.options.practiceId;
  }

  get socket(): WebSocket {
    return this.options.socket;
  }

  get room(): LiveRoom {
    return this.options.room;
  }

  send(message: Buffer): void {
    const { socket } = this.options;
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(message, { binary: false });
  }

  tell(message: object): void {
    this.send(Buffer.from(JSON.stringify(message)));
  }

  async take(data: RawData, isBinary: boolean): Promise<void> {
    if (isBinary) {
      this.socket.close(CLOSE.noBinary);
      return;
    }
    const words = parse(String(data));
    const id = idOf(words);
    try {
      const sequence = await this.options.fulfil(words);
      this.tell({ type: 'ack', id, sequence });
    } catch (error) {
      this.refuse(id, error);
    }
  }

  private refuse(id: string | null, error: unknown): void {
    this.refusals += 1;
    if (this.refusals > MAX_REFUSALS) this.socket.close(CLOSE.tooMany);
    const { code, message, details } =
      error instanceof DomainError
        ? error
        : { code: 'internal', message: 'Something went wrong on our side', details: {} };
    const { retryAfterSeconds = null } = details;
    this.tell({ type: 'refused', id, code, title: message, retryAfterSeconds });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** So that also a refusal tells what it is about. */
function idOf(words: unknown): string | null {
  if (typeof words !== 'object' || words === null || !('id' in words)) return null;
  return typeof words.id === 'string' ? words.id.slice(0, 100) : null;
}
