import { Injectable } from '@nestjs/common';
import { Sweeps } from '@rounds/platform/queue';
import { SummaryRefresh } from './summary-refresh.service';

const EVERY_MS = 30_000;
const AT_ONCE = 5;

/** Counts ahead, so that whoever opens a report does not wait for all that has changed since. */
@Injectable()
export class ReportsSweeps {
  private sweptAt = 0;

  constructor(private readonly summaries: SummaryRefresh) {}

  @Sweeps()
  async countAhead(): Promise<void> {
    if (Date.now() - this.sweptAt < EVERY_MS) return;
    const stale = await this.summaries.restingStale(AT_ONCE);
    await this.summaries.refresh(stale);
    // More may be waiting.
    if (stale.length < AT_ONCE) this.sweptAt = Date.now();
  }
}
