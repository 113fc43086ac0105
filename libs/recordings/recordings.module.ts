import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MediaController } from './media.controller';
import { Pipeline } from './pipeline';
import { PlaybackService } from './playback.service';
import { RecordingArtifact } from './recording-artifact.entity';
import { RecordingEvents } from './recording-events';
import { RecordingRemoval } from './recording-removal.service';
import { RecordingRetry } from './recording-retry.service';
import { RecordingUses } from './recording-uses';
import { Recording } from './recording.entity';
import { RecordingsController } from './recordings.controller';
import { RecordingsService } from './recordings.service';
import { Rendition } from './rendition.entity';
import { Upload } from './upload.entity';

const entities = TypeOrmModule.forFeature([Recording, Rendition, RecordingArtifact, Upload]);

const services = [
  Pipeline,
  PlaybackService,
  RecordingEvents,
  RecordingRemoval,
  RecordingRetry,
  RecordingUses,
  RecordingsService,
];

/** For the API: uploads, the state of recordings, media. */
@Module({
  imports: [entities],
  controllers: [RecordingsController, MediaController],
  providers: services,
  exports: services,
})
export class RecordingsModule {}

/** For the worker: the pipeline's jobs and what they stand on. */
@Module({ imports: [entities], providers: services, exports: services })
export class RecordingsWorkerModule {}
