import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecordingArtifact, type ArtifactFacts } from './recording-artifact.entity';
import { RecordingEvents } from './recording-events';
import type { ArtifactKind } from './recording-state';
import { Recording } from './recording.entity';
import { failureOf, MOST_ATTEMPTS, wasStopped } from './run-end';

/** Moves poster, thumbnails, sound and its shape through their states. */
@Injectable()
export class ArtifactWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: RecordingEvents,
  ) {}

  /** The recording to work on; null when there is nothing (more) to do. */
  async begin(recordingId: string, kind: ArtifactKind): Promise<Recording | null> {
    const { manager } = this.dataSource;
    const recording = await manager.findOneBy(Recording, { id: recordingId });
    const artifact = await manager.findOneBy(RecordingArtifact, { recordingId, kind });
    if (!recording || recording.deletedAt || !artifact) return null;
    if (artifact.state === 'ready' || artifact.state === 'failed') return null;
    if (artifact.attempts >= MOST_ATTEMPTS) {
      await this.fail(recordingId, kind, new Error('It never came to an end'));
      return null;
    }
    const attempts = artifact.attempts + 1;
    await this.change(recordingId, kind, { state: 'running', attempts });
    return recording;
  }

  /**
   * Runs one try and notes how it ended, should it not have done its work.
   * @returns false when it was stopped from outside
   */
  async attempt(
    recordingId: string,
    kind: ArtifactKind,
    signal: AbortSignal,
    make: () => Promise<void>,
  ): Promise<boolean> {
    try {
      await make();
      return true;
    } catch (error) {
      if (wasStopped(signal)) {
        await this.release(recordingId, kind);
        return false;
      }
      await this.again(recordingId, kind, error);
      throw error;
    }
  }

  /** Publishes by `publish` and says so; a recording deleted meanwhile gets nothing. */
  async commit(
    recordingId: string,
    kind: ArtifactKind,
    facts: ArtifactFacts,
    publish: () => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_read' } as const;
      const recording = await manager.findOne(Recording, { where: { id: recordingId }, lock });
      if (!recording || recording.deletedAt) return;
      // Cancelled meanwhile: nothing of it may appear any more.
      if (!(await manager.existsBy(RecordingArtifact, { recordingId, kind }))) return;
      await publish();
      await manager.update(
        RecordingArtifact,
        { recordingId, kind },
        { state: 'ready', facts, errorCode: null, errorDetail: null, updatedAt: new Date() },
      );
    });
    this.events.changed(recordingId);
  }

  async isPlanned(recordingId: string, kind: ArtifactKind): Promise<boolean> {
    return await this.dataSource.manager.existsBy(RecordingArtifact, { recordingId, kind });
  }

  /** What is stored already of one that is still being made. */
  async note(recordingId: string, kind: ArtifactKind, facts: ArtifactFacts): Promise<void> {
    const { manager } = this.dataSource;
    const where = { recordingId, kind, state: 'running' } as const;
    await manager.update(RecordingArtifact, where, { facts, updatedAt: new Date() });
  }

  /** How many segments of the sound are known to players. */
  async storedSegments(recordingId: string): Promise<number> {
    const [row]: { count: number }[] = await this.dataSource.query(
      `select coalesce(jsonb_array_length(facts -> 'segments'), 0) as count
       from recording_artifact where recording_id = $1 and kind = 'audio'`,
      [recordingId],
    );
    return row?.count ?? 0;
  }

  private async again(recordingId: string, kind: ArtifactKind, error: unknown): Promise<void> {
    const { code, detail } = failureOf(error);
    await this.change(recordingId, kind, {
      state: 'pending',
      errorCode: code,
      errorDetail: detail,
    });
  }

  /** After a run that was stopped from outside: the sweeper puts it in again at once. */
  private async release(recordingId: string, kind: ArtifactKind): Promise<void> {
    await this.change(recordingId, kind, { state: 'pending', enqueuedAt: new Date(0) });
  }

  /** @returns the recording, unless it is gone */
  async fail(recordingId: string, kind: ArtifactKind, error: Error): Promise<Recording | null> {
    const { code, detail } = failureOf(error);
    await this.change(recordingId, kind, { state: 'failed', errorCode: code, errorDetail: detail });
    return await this.dataSource.manager.findOneBy(Recording, { id: recordingId });
  }

  private async change(
    recordingId: string,
    kind: ArtifactKind,
    change: Partial<
      Pick<RecordingArtifact, 'state' | 'attempts' | 'enqueuedAt' | 'errorCode' | 'errorDetail'>
    >,
  ): Promise<void> {
    await this.dataSource.manager
      .createQueryBuilder()
      .update(RecordingArtifact)
      .set({ ...change, updatedAt: new Date() })
      .where(`recording_id = :recordingId and kind = :kind and state <> 'ready'`, {
        recordingId,
        kind,
      })
      .execute();
    this.events.changed(recordingId);
  }
}
