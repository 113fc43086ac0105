import { Injectable } from '@nestjs/common';
import type { SoundShape } from '@rounds/media';
import { DataSource } from 'typeorm';
import { RecordingArtifact } from './recording-artifact.entity';
import { toSoundView, type RecordingSoundView } from './recording-sound';
import { RecordingsService } from './recordings.service';

/** Reads the waveform and the silences of recordings. */
@Injectable()
export class RecordingSound {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recordings: RecordingsService,
  ) {}

  /** @throws DomainError `not-found` */
  async of(recordingId: string): Promise<RecordingSoundView> {
    const recording = await this.recordings.get(recordingId);
    const found = await this.dataSource.manager.findOne(RecordingArtifact, {
      where: { recordingId, kind: 'sound' },
      select: { recordingId: true, kind: true, state: true, facts: true },
    });
    const artifact = found && { state: found.state, facts: found.facts as SoundShape | null };
    return toSoundView({ recording, artifact });
  }
}
