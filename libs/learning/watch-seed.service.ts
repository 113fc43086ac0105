import { Injectable } from '@nestjs/common';
import { Outlines } from '@rounds/classes';
import { DataSource } from 'typeorm';
import { normalise, type Span } from './span';
import { addToRecord } from './watch-records';

/** For the demo: puts on record what somebody is said to have watched. */
@Injectable()
export class WatchSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
  ) {}

  /**
   * @param positionMs where they would resume; default: where the last span ends
   * @throws DomainError `not-found`
   */
  async recordWatched(
    personId: string,
    versionId: string,
    spans: readonly Readonly<Span>[],
    positionMs?: number,
  ): Promise<void> {
    const { durationMs } = await this.outlines.one(versionId);
    const watched = normalise(spans, durationMs ?? 0);
    const position = positionMs ?? watched.at(-1)?.[1] ?? 0;
    const told = { positionMs: position, sessionId: null, sequence: null };
    await addToRecord(this.dataSource.manager, personId, versionId, watched, told);
  }
}
