import { Injectable } from '@nestjs/common';
import { Sweeps } from '@rounds/platform/queue';
import { Webinars } from './webinars.service';

const LOOK_EVERY_MS = 60_000;

/** Ends what nobody began. */
@Injectable()
export class UnstartedSweeper {
  private lookedAt = 0;

  constructor(private readonly webinars: Webinars) {}

  @Sweeps()
  async end(): Promise<void> {
    if (Date.now() - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = Date.now();
    await this.webinars.endUnstarted();
  }
}
