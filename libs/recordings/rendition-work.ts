import { Inject, Injectable, Logger } from '@nestjs/common';
import type { VerifiedRendition } from '@rounds/media';
import { DataSource } from 'typeorm';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { Pipeline } from './pipeline';
import type { RenditionPayload } from './pipeline-jobs';
import { RecordingEvents } from './recording-events';
import type { RenditionStep } from './recording-state';
import { Recording } from './recording.entity';
import { Rendition } from './rendition.entity';
import { failureOf, MOST_ATTEMPTS } from './run-end';
import { renditionPrefix } from './storage-keys';

const PROGRESS_EVERY_MS = 1_000;

/** Moves one rendition through its states. Every method can be called twice. */
@Injectable()
export class RenditionWork {
  private readonly logger = new Logger('recordings');

  constructor(
    private readonly dataSource: DataSource,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly pipeline: Pipeline,
    private readonly events: RecordingEvents,
  ) {}

  /** Null when there is nothing (more) to do. */
  async begin({
    recordingId,
    rendition: name,
  }: RenditionPayload): Promise<{ recording: Recording; rendition: Rendition } | null> {
    const { manager } = this.dataSource;
    const recording = await manager.findOneBy(Recording, { id: recordingId });
    const rendition = await manager.findOneBy(Rendition, { recordingId, name });
    if (!recording || recording.deletedAt || !rendition) return null;
    if (rendition.state === 'ready' || rendition.state === 'failed') {
      // It ended before, perhaps without its publication: that job finds out.
      await this.pipeline.publish(recording, name);
      return null;
    }
    if (rendition.attempts >= MOST_ATTEMPTS) {
      await this.fail({ recordingId, rendition: name }, new Error('It never came to an end'));
      return null;
    }
    await this.change(rendition, {
      state: 'running',
      step: 'transcode',
      percent: 0,
      attempts: rendition.attempts + 1,
    });
    return { recording, rendition };
  }

  async step(rendition: Rendition, step: RenditionStep): Promise<void> {
    await this.change(rendition, { step, percent: 100 });
  }

  /** A function that notes the percentage about once a second, and never throws. */
  progress(rendition: Rendition): (percent: number) => void {
    let last = Date.now();
    return (percent) => {
      if (Date.now() - last < PROGRESS_EVERY_MS) return;
      last = Date.now();
      const whole = Math.floor(percent);
      this.dataSource.manager
        .update(Rendition, { id: rendition.id, step: 'transcode' }, { percent: whole })
        .then(() => this.events.changed(rendition.recordingId))
        .catch((error: unknown) => this.logger.debug(`progress was not noted: ${String(error)}`));
    };
  }

  /** Makes the verified folder visible and says so, in one: of two runs the first one counts. */
  async commit(rendition: Rendition, folder: string, verified: VerifiedRendition): Promise<void> {
    const { id, recordingId, name } = rendition;
    const recording = await this.dataSource.transaction(async (manager) => {
      const found = await manager.findOne(Recording, {
        where: { id: recordingId },
        lock: { mode: 'pessimistic_read' },
      });
      const row = await manager.findOne(Rendition, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!found || found.deletedAt || !row || row.state === 'ready') return null;
      await this.storage.publishFolder(folder, renditionPrefix(recordingId, name));
      const over = { state: 'ready', step: 'done', percent: 100 } as const;
      const clean = { errorCode: null, errorDetail: null, updatedAt: new Date() };
      await manager.update(Rendition, { id }, { ...over, ...clean, verified });
      return found;
    });
    if (!recording) return;
    this.events.changed(recordingId);
    await this.pipeline.publish(recording, name);
  }

  /** After a run that will be tried again. */
  async again(rendition: Rendition, error: unknown): Promise<void> {
    const { code, detail } = failureOf(error);
    await this.change(rendition, { state: 'pending', step: 'waiting', percent: 0 }, code, detail);
  }

  /** After a run that was stopped from outside: it does not count, and the sweeper puts it in. */
  async release(rendition: Rendition): Promise<void> {
    const { attempts } = rendition;
    const enqueuedAt = new Date(0);
    await this.change(rendition, { state: 'pending', step: 'waiting', attempts, enqueuedAt });
  }

  async fail({ recordingId, rendition: name }: RenditionPayload, error: Error): Promise<void> {
    const { manager } = this.dataSource;
    const recording = await manager.findOneBy(Recording, { id: recordingId });
    const rendition = await manager.findOneBy(Rendition, { recordingId, name });
    if (!recording || !rendition || rendition.state === 'ready') return;
    const { code, detail } = failureOf(error);
    await this.change(rendition, { state: 'failed' }, rendition.errorCode ?? code, detail);
    await this.pipeline.publish(recording, name);
  }

  private async change(
    { id, recordingId }: Rendition,
    change: Partial<Pick<Rendition, 'state' | 'step' | 'percent' | 'attempts' | 'enqueuedAt'>>,
    errorCode: string | null = null,
    errorDetail: string | null = null,
  ): Promise<void> {
    await this.dataSource.manager
      .createQueryBuilder()
      .update(Rendition)
      .set({ ...change, errorCode, errorDetail, updatedAt: new Date() })
      .where(`id = :id and state <> 'ready'`, { id })
      .execute();
    this.events.changed(recordingId);
  }
}
