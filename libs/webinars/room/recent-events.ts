import { WISH_LIMIT } from './wish-limit';

/** When each person's last few events were. The history is everybody's, so that it knows all processes. */
export class RecentEvents {
  private readonly times = new Map<string, number[]>();

  add(authorId: string, at: Date): void {
    const own = this.times.get(authorId) ?? [];
    own.push(at.getTime());
    if (own.length > WISH_LIMIT.points) own.shift();
    this.times.set(authorId, own);
  }

  /** How long the person has to wait before the next one; 0: not at all. */
  waitMs(authorId: string, now: Date): number {
    const own = this.times.get(authorId) ?? [];
    const [first] = own;
    if (first === undefined || own.length < WISH_LIMIT.points) return 0;
    return Math.max(0, first + WISH_LIMIT.seconds * 1000 - now.getTime());
  }
}
