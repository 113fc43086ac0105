import { availableParallelism } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';

/** One encoder of small pictures, beside everything else that a machine does. */
const CORES_EACH = 4;

/** How many broadcasts may have a second rendition at a time. */
export function mostSmall(setting: Config['LIVE_RENDITIONS'], cores: number): number {
  switch (setting) {
    case 'auto':
      return Math.floor(cores / CORES_EACH);
    case '1':
      return 0;
    case '2':
      return Infinity;
  }
}

/** Who may have a second rendition on this machine. */
@Injectable()
export class SmallPlaces {
  private readonly most: number;
  private readonly held = new Set<string>();

  constructor(@Inject(CONFIG) config: Config) {
    this.most = mostSmall(config.LIVE_RENDITIONS, availableParallelism());
  }

  /** Safe to repeat. @returns false while others have all places */
  take(broadcastId: string): boolean {
    if (!this.held.has(broadcastId) && this.held.size >= this.most) return false;
    this.held.add(broadcastId);
    return true;
  }

  free(broadcastId: string): void {
    this.held.delete(broadcastId);
  }
}
