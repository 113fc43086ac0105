import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LiveRoom } from './live-room';
import { RoomBus } from './room-bus';
import { RoomStore } from './room-store.service';

/** Notes between processes may get lost; no news waits longer than this. */
const LOOK_EVERY_MS = 1000;

interface Open {
  room: LiveRoom;
  users: number;
  close: () => void;
}

/** The rooms that people of this process are in. */
@Injectable()
export class Rooms implements OnApplicationShutdown {
  private readonly open = new Map<string, Open>();
  private readonly presenceListeners = new Set<(webinarId: string) => void>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: RoomStore,
    private readonly bus: RoomBus,
  ) {}

  /** Goes with {@link leave}. */
  enter(webinarId: string): LiveRoom {
    const known = this.open.get(webinarId) ?? this.make(webinarId);
    known.users += 1;
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS);
    return known.room;
  }

  leave(webinarId: string): void {
    const known = this.open.get(webinarId);
    if (!known) return;
    known.users -= 1;
    if (known.users > 0) return;
    this.open.delete(webinarId);
    known.close();
    if (this.open.size === 0) this.rest();
  }

  /** Those that are open here. */
  all(): LiveRoom[] {
    return [...this.open.values()].map(({ room }) => room);
  }

  find(webinarId: string): LiveRoom | undefined {
    return this.open.get(webinarId)?.room;
  }

  async tellPresence(webinarId: string): Promise<void> {
    await this.bus.tell(webinarId, { kind: 'presence' });
  }

  /** Calls when somebody came to or went from a room, in whatever process. */
  onPresence(listener: (webinarId: string) => void): void {
    this.presenceListeners.add(listener);
  }

  onApplicationShutdown(): void {
    this.open.forEach(({ close }) => close());
    this.rest();
  }

  private make(webinarId: string): Open {
    const room = new LiveRoom(webinarId, this.store, (sequence) => {
      void this.bus.tell(webinarId, { kind: 'written', sequence });
    });
    const close = this.bus.hear(webinarId, (note) => {
      if (note.kind === 'written') room.wake(note.sequence);
      else this.presenceListeners.forEach((listener) => listener(webinarId));
    });
    const made = { room, users: 0, close };
    this.open.set(webinarId, made);
    return made;
  }

  private async look(): Promise<void> {
    try {
      const found = await this.store.lastSequences([...this.open.keys()]);
      found.forEach((sequence, webinarId) => this.open.get(webinarId)?.room.wake(sequence));
    } catch {
      // The database is away; the next look may find it.
    }
  }

  private rest(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}
