import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecordingArtifact } from './recording-artifact.entity';
import type { RecordingSlidesView } from './recording-slides';
import { RecordingsService } from './recordings.service';

/** Reads where other slides come in recordings. */
@Injectable()
export class RecordingSlides {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recordings: RecordingsService,
  ) {}

  /** @throws DomainError `not-found` */
  async of(recordingId: string): Promise<RecordingSlidesView> {
    await this.recordings.get(recordingId);
    const found = await this.dataSource.manager.findOne(RecordingArtifact, {
      where: { recordingId, kind: 'slides' },
      select: { recordingId: true, kind: true, state: true, facts: true },
    });
    const changes = found?.facts && 'changes' in found.facts ? found.facts.changes : [];
    return { state: found?.state ?? 'pending', changes };
  }
}
