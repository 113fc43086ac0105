import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Presence } from '../attendance/presence.service';
import type { LiveRoom } from './live-room';
import { isPresenter } from './room-event';
import { Rooms } from './rooms.service';

/** Many come at the same moment; they are counted together. */
const GATHER_MS = 300;
/** Also without news, so that clients know that their line is alive. */
const AGAIN_MS = 10_000;

/** Shows who is there: the number to everybody, the people to hosts and speakers. */
@Injectable()
export class PresenceBoard implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('presence');
  private readonly telling = new Map<string, NodeJS.Timeout>();
  private readonly showing = new Map<string, NodeJS.Timeout>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly rooms: Rooms,
    private readonly presence: Presence,
  ) {}

  onModuleInit(): void {
    this.rooms.onPresence((webinarId) => {
      gather(this.showing, webinarId, () => void this.show(webinarId));
    });
    this.timer = setInterval(() => {
      this.rooms.all().forEach(({ webinarId }) => void this.show(webinarId));
    }, AGAIN_MS);
    this.timer.unref();
  }

  /** Somebody came or went here: all processes hear of it. */
  changed(webinarId: string): void {
    gather(this.telling, webinarId, () => void this.rooms.tellPresence(webinarId));
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    [...this.telling.values(), ...this.showing.values()].forEach((timer) => clearTimeout(timer));
  }

  private async show(webinarId: string): Promise<void> {
    const room = this.rooms.find(webinarId);
    if (!room || room.audience.listeners.size === 0) return;
    try {
      tell(room, await this.presence.present(webinarId));
    } catch (error) {
      this.logger.warn(String(error));
    }
  }
}

function tell(room: LiveRoom, personIds: readonly string[]): void {
  const people = personIds.flatMap((id) => room.state.people.get(id)?.number ?? []);
  const base = { type: 'presence', count: personIds.length };
  const plain = Buffer.from(JSON.stringify(base));
  const full = Buffer.from(JSON.stringify({ ...base, people: people.sort((a, b) => a - b) }));
  room.audience.listeners.forEach((one) => one.send(isPresenter(one.role) ? full : plain));
}

function gather(timers: Map<string, NodeJS.Timeout>, key: string, work: () => void): void {
  if (timers.has(key)) return;
  const run = (): void => {
    timers.delete(key);
    work();
  };
  timers.set(key, setTimeout(run, GATHER_MS));
}
