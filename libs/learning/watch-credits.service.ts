import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { firstMissing, normalise, type Span } from './span';
import { addSeenElsewhere } from './watch-records';

/** Puts on record what people have seen of a class otherwise than in the player. */
@Injectable()
export class WatchCredits {
  /**
   * Unites it with what they have watched; safe to repeat. Where they would go on follows from what
   * they missed, unless the player knows better.
   * @param seen person id → spans of the class in ms, in any order
   */
  async add(
    manager: EntityManager,
    { versionId, durationMs }: { versionId: string; durationMs: number },
    seen: ReadonlyMap<string, readonly Readonly<Span>[]>,
  ): Promise<void> {
    const records = [...seen].flatMap(([personId, spans]) => {
      const watched = normalise(spans, durationMs);
      if (watched.length === 0) return [];
      return [{ personId, watched, positionMs: firstMissing(watched, durationMs) }];
    });
    if (records.length > 0) await addSeenElsewhere(manager, versionId, records);
  }
}
