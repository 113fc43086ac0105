import { namesFor, type Reader } from './room-names';
import type { Participant } from './room-state';

/** Somebody who is told what happens, on one connection. */
export interface Listener extends Reader {
  /** The last sequence that was sent to them. */
  sent: number;
  /** How many names of the roster they were told of. */
  namesTold: number;
  send(message: Buffer): void;
}

/** Bursts are told together: this is how long the first of them waits for others. */
const GATHER_MS = 15;

/** What can be told of a room at this moment. */
export interface Told {
  readonly sequence: number;
  readonly roster: readonly Participant[];
  frameBetween(after: number, upTo: number): Buffer;
}

/** Everybody who listens to a room in this process: each message is made once, whoever hears it. */
export class RoomAudience {
  readonly listeners = new Set<Listener>();
  private timer: NodeJS.Timeout | null = null;
  private toldAt = 0;

  constructor(private readonly room: Told) {}

  /** Tells what is new, at once or, in a burst, a moment later. */
  tell(): void {
    if (this.timer) return;
    const wait = Math.max(0, this.toldAt + GATHER_MS - Date.now());
    if (wait === 0) this.tellNow();
    else this.timer = setTimeout(() => this.tellNow(), wait);
  }

  private tellNow(): void {
    this.timer = null;
    this.toldAt = Date.now();
    const { sequence, roster } = this.room;
    const frames = new Map<number, Buffer>();
    const names = new Map<string, Buffer | null>();
    for (const listener of this.listeners) {
      if (listener.namesTold < roster.length) tellNames(listener, roster, names);
      if (listener.sent >= sequence) continue;
      const frame = frames.get(listener.sent) ?? this.room.frameBetween(listener.sent, sequence);
      frames.set(listener.sent, frame);
      listener.sent = sequence;
      listener.send(frame);
    }
  }
}

/** Names come before what their people say. */
function tellNames(
  listener: Listener,
  roster: readonly Participant[],
  made: Map<string, Buffer | null>,
): void {
  const key = `${listener.role} ${listener.practiceId} ${listener.namesTold}`;
  if (!made.has(key)) {
    const names = namesFor(listener, roster.slice(listener.namesTold));
    const some = Object.keys(names).length > 0;
    made.set(key, some ? Buffer.from(JSON.stringify({ type: 'names', names })) : null);
  }
  listener.namesTold = roster.length;
  const message = made.get(key);
  if (message) listener.send(message);
}
