import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Realtime, STAFF_CHANNEL } from '@rounds/platform/realtime';
import { percentOf } from './recording-stages';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';

const LEAST_GAP_MS = 1_000;

/** Tells staff's browsers that a recording is worth a look, at most once a second for each. */
@Injectable()
export class RecordingEvents implements OnApplicationShutdown {
  private readonly logger = new Logger('recordings');
  private readonly lastTold = new Map<string, number>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly realtime: Realtime,
  ) {}

  /** Returns at once. The last change of a burst is always told. */
  changed(recordingId: string): void {
    if (this.waiting.has(recordingId)) return;
    const sinceLastMs = Date.now() - (this.lastTold.get(recordingId) ?? 0);
    const delayMs = Math.max(0, LEAST_GAP_MS - sinceLastMs);
    const timer = setTimeout(() => void this.tell(recordingId), delayMs);
    this.waiting.set(recordingId, timer);
  }

  onApplicationShutdown(): void {
    this.waiting.forEach((timer) => clearTimeout(timer));
    this.waiting.clear();
  }

  private async tell(id: string): Promise<void> {
    this.waiting.delete(id);
    this.forgetOld();
    this.lastTold.set(id, Date.now());
    try {
      const { manager } = this.dataSource;
      const recording = await manager.findOneBy(Recording, { id });
      if (!recording) return;
      const renditions = await manager.findBy(Rendition, { recordingId: id });
      const { state } = recording;
      const percent = percentOf({ state, renditions });
      const event = {
        type: 'recording',
        id,
        state,
        percent,
        deleted: recording.deletedAt !== null,
      };
      await this.realtime.publish(STAFF_CHANNEL, event);
    } catch (error) {
      // Nobody is misled: an event only says that the state is worth a look.
      this.logger.warn(`an event was not told: ${String(error)}`);
    }
  }

  private forgetOld(): void {
    const old = Date.now() - LEAST_GAP_MS;
    for (const [id, at] of this.lastTold) if (at < old) this.lastTold.delete(id);
  }
}
