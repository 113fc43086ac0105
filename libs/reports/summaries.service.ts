import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SummaryRefresh } from './summary-refresh.service';
import { emptyParts, type WatchSummary } from './watch-summary';

export const nobody: WatchSummary = {
  viewers: 0,
  finished: 0,
  watchedMs: 0,
  seenMs: emptyParts(),
  playedMs: emptyParts(),
};

interface Row extends Omit<WatchSummary, 'watchedMs' | 'seenMs' | 'playedMs'> {
  id: string;
  watchedMs: string;
  seenMs: string[];
  playedMs: string[];
}

const COLUMNS = `class_version_id as id, viewers, finished, watched_ms as "watchedMs",
  seen_ms as "seenMs", played_ms as "playedMs"`;

/** What was watched of class versions, as of now: changes that were just made are in it. */
@Injectable()
export class Summaries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly updates: SummaryRefresh,
  ) {}

  /** Version id → summary, of all practices or of one; versions without viewers are left out. */
  async of(versionIds: readonly string[], practiceId?: string): Promise<Map<string, WatchSummary>> {
    if (versionIds.length === 0) return new Map();
    await this.updates.refresh(versionIds);
    const rows: Row[] = practiceId
      ? await this.dataSource.query(
          `select ${COLUMNS} from watch_summary
           where class_version_id = any($1::uuid[]) and practice_id = $2`,
          [versionIds, practiceId],
        )
      : await this.dataSource.query(
          `select ${COLUMNS} from watch_total where class_version_id = any($1::uuid[])`,
          [versionIds],
        );
    return new Map(rows.map((row) => [row.id, toSummary(row)]));
  }
}

const toSummary = ({ viewers, finished, watchedMs, seenMs, playedMs }: Row): WatchSummary => ({
  viewers,
  finished,
  watchedMs: Number(watchedMs),
  seenMs: seenMs.map(Number),
  playedMs: playedMs.map(Number),
});
