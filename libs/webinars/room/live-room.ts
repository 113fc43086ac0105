import type { AuditRecord } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import { auditOf } from './room-audit';
import type { RoomEvent, RoomFact } from './room-event';
import { RoomAudience, type Told } from './room-audience';
import { RoomLog } from './room-log';
import type { RoomEventView } from './room-schemas';
import { markTooLate, roomOver } from './room-rights';
import { tooManyMessages } from './wish-limit';
import { knownKey, type Participant, type RoomState } from './room-state';
import type { LockedRoom, RoomStore } from './room-store.service';

/** Something that a person wants to happen, decided by the room as it is at that moment. */
export interface Wish {
  personId: string;
  clientId: string;
  /** Also in a room that is over. */
  evenOver?: boolean;
  /** Not in the minutes for goodbyes: it is about the class that has ended. */
  beforeEnd?: boolean;
  /** One of so many that a person may have in so many seconds. */
  isCounted?: boolean;
  /** @throws DomainError to refuse it; null when it is so already */
  decide(state: RoomState): RoomFact | null;
}

interface Waiting {
  wish: Wish;
  resolve(sequence: number): void;
  reject(error: unknown): void;
}

/** So many wishes are written in one transaction at most. */
const MAX_BATCH = 500;

/**
 * A room as one process knows it. What is wished for while a transaction runs is written together by
 * the next one; the lock on the room makes the processes take turns.
 */
export class LiveRoom implements Told {
  readonly audience = new RoomAudience(this);
  private log = new RoomLog();
  /** Up to here the database has it for good. */
  private committed = 0;
  private waiting: Waiting[] = [];
  private turn: Promise<unknown> = Promise.resolve();
  private wakes = false;

  constructor(
    readonly webinarId: string,
    private readonly store: RoomStore,
    private readonly onWritten: (sequence: number) => void,
  ) {}

  get state(): RoomState {
    return this.log.state;
  }

  get sequence(): number {
    return this.committed;
  }

  get roster(): readonly Participant[] {
    return this.state.roster;
  }

  frameBetween(after: number, upTo: number): Buffer {
    return this.log.frameBetween(after, upTo);
  }

  viewsAfter(after: number): RoomEventView[] {
    return this.log.viewsBetween(after, this.committed);
  }

  /** Knows all that was committed until now. */
  async refresh(): Promise<void> {
    await this.inTurn(async () => {
      this.take(await this.store.eventsAfter(this.webinarId, this.state.sequence));
      this.audience.tell();
    });
  }

  /** @returns the sequence of what came of it. @throws DomainError */
  submit(wish: Wish): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ wish, resolve, reject });
      if (this.waiting.length === 1) void this.inTurn(() => this.writeWaiting());
    });
  }

  /** Another process may have written: one look, however many say so meanwhile. */
  wake(sequence: number): void {
    if (this.wakes || sequence <= this.committed) return;
    this.wakes = true;
    void this.inTurn(() => this.catchUp(sequence));
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const own = this.turn.then(work);
    this.turn = own.catch(() => undefined);
    return own.catch(() => undefined);
  }

  private async catchUp(sequence: number): Promise<void> {
    this.wakes = false;
    if (sequence <= this.committed) return;
    this.take(await this.store.eventsAfter(this.webinarId, this.state.sequence));
    this.audience.tell();
  }

  private async writeWaiting(): Promise<void> {
    const batch = this.waiting.slice(0, MAX_BATCH);
    this.waiting = this.waiting.slice(MAX_BATCH);
    const [first] = this.waiting;
    if (first) void this.inTurn(() => this.writeWaiting());
    const before = this.committed;
    try {
      let answers: (() => void)[] = [];
      await this.store.locked(this.webinarId, async (room) => {
        answers = await this.write(room, batch);
      });
      this.committed = this.state.sequence;
      answers.forEach((answer) => answer());
      if (this.committed > before) this.onWritten(this.committed);
      this.audience.tell();
    } catch (error) {
      // Perhaps it was committed all the same: what is known is read anew, and whoever asks again
      // with the same id learns it.
      this.log = new RoomLog();
      this.committed = 0;
      const told = new DomainError('try-again', 'unavailable', 'Please try again', {
        cause: String(error),
      });
      batch.forEach(({ reject }) => reject(told));
    }
  }

  /** Decides and writes what was asked for; the answers are given once it is committed. */
  private async write(room: LockedRoom, batch: readonly Waiting[]): Promise<(() => void)[]> {
    if (room.lastSequence > this.state.sequence) {
      this.take(await room.eventsAfter(this.state.sequence));
    }
    const events: RoomEvent[] = [];
    const audits: AuditRecord[] = [];
    const at = new Date();
    const answers = batch.map(({ wish, resolve, reject }) => {
      try {
        const event = this.decide(wish, room, at, audits);
        if (event) events.push(event);
        const { personId, clientId } = wish;
        const { known, sequence } = this.state;
        const own = known.get(knownKey(personId, clientId)) ?? sequence;
        return () => resolve(own);
      } catch (error) {
        return () => reject(error);
      }
    });
    await room.append(events, audits);
    return answers;
  }

  private decide(
    wish: Wish,
    { isOver, hasEnded }: LockedRoom,
    at: Date,
    audits: AuditRecord[],
  ): RoomEvent | null {
    const { personId: authorId, clientId } = wish;
    if (this.state.known.has(knownKey(authorId, clientId))) return null;
    if (isOver && !wish.evenOver) throw roomOver();
    if (hasEnded && wish.beforeEnd) throw markTooLate();
    const fact = wish.decide(this.state);
    if (!fact) return null;
    const waitMs = wish.isCounted ? this.log.recent.waitMs(authorId, at) : 0;
    if (waitMs > 0) throw tooManyMessages(waitMs);
    const actor = this.state.people.get(authorId);
    if (actor) audits.push(...auditOf(this.webinarId, this.state, actor, fact));
    const event = { sequence: this.state.sequence + 1, clientId, authorId, at, fact };
    this.log.add(event);
    return event;
  }

  private take(events: readonly RoomEvent[]): void {
    events.forEach((event) => this.log.add(event));
    this.committed = this.state.sequence;
  }
}

/** @throws DomainError `not-found` for who has not come in */
export function insider(state: RoomState, personId: string): Participant {
  const participant = state.people.get(personId);
  if (!participant) throw notFound('participant');
  return participant;
}
