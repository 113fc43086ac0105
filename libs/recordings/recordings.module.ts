import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BroadcastIntake } from './broadcast-intake.service';
import { CopyJobs } from './copy.jobs';
import { IndexedCopies } from './indexed-copies.service';
import { LiveJoin } from './live-join.service';
import { LiveMedia } from './live-media.service';
import { LiveWaits } from './live-waits.service';
import { PipelineWorkController } from './pipeline-work.controller';
import { PipelineWorkService } from './pipeline-work.service';
import { RecordingCancel } from './recording-cancel.service';
import { ArtifactWork } from './artifact-work';
import { AudioJobs } from './audio.jobs';
import { LoudnessJobs } from './loudness.jobs';
import { ChunkWork } from './chunk-work';
import { MediaController } from './media.controller';
import { PicturesJobs } from './pictures.jobs';
import { Pipeline } from './pipeline';
import { PipelineSweeper } from './pipeline.sweeper';
import { PlaybackService } from './playback.service';
import { ProbeJobs } from './probe.jobs';
import { PublishJobs } from './publish.jobs';
import { RecordingArtifact } from './recording-artifact.entity';
import { RecordingChunk } from './recording-chunk.entity';
import { RecordingEvents } from './recording-events';
import { RecordingMetrics } from './recording-metrics';
import { RecordingRemoval } from './recording-removal.service';
import { RecordingRetry } from './recording-retry.service';
import { RecordingUses } from './recording-uses';
import { Recording } from './recording.entity';
import { RecordingsController } from './recordings.controller';
import { RecordingsService } from './recordings.service';
import { RecordingSlides } from './recording-slides.service';
import { RecordingSound } from './recording-sound.service';
import { Rendition } from './rendition.entity';
import { Scratch } from './scratch';
import { SharedFiles } from './shared-files.service';
import { SlidesJobs } from './slides.jobs';
import { TranscodeJobs } from './transcode.jobs';
import { UploadBody } from './upload-body';
import { UploadIntake } from './upload-intake.service';
import { Upload } from './upload.entity';
import { UploadsController } from './uploads.controller';
import { UploadSweeper } from './uploads.jobs';
import { UploadsService } from './uploads.service';

const entities = TypeOrmModule.forFeature([
  Recording,
  Rendition,
  RecordingChunk,
  RecordingArtifact,
  Upload,
]);

/** What API and worker both stand on. */
const shared = [Pipeline, RecordingEvents, RecordingRemoval, RecordingUses, UploadIntake];

const services = [
  ...shared,
  BroadcastIntake,
  LiveMedia,
  LiveWaits,
  PipelineWorkService,
  PlaybackService,
  RecordingCancel,
  RecordingRetry,
  RecordingSlides,
  RecordingSound,
  RecordingsService,
  SharedFiles,
  UploadBody,
  UploadsService,
];

const workers = [
  ...shared,
  ArtifactWork,
  AudioJobs,
  LoudnessJobs,
  ChunkWork,
  CopyJobs,
  IndexedCopies,
  LiveJoin,
  PicturesJobs,
  PipelineSweeper,
  ProbeJobs,
  PublishJobs,
  Scratch,
  SlidesJobs,
  TranscodeJobs,
  UploadSweeper,
];

/** For the API: uploads, the state of recordings, media. */
@Module({
  imports: [entities],
  controllers: [PipelineWorkController, RecordingsController, UploadsController, MediaController],
  providers: services,
  exports: services,
})
export class RecordingsModule {}

/** For the worker: the pipeline's jobs and what they stand on. */
@Module({ imports: [entities], providers: workers })
export class RecordingsWorkerModule {}

/** For the API that Prometheus asks. */
@Module({ providers: [RecordingMetrics] })
export class RecordingMetricsModule {}

/** For the ingest of broadcasts: where segments go, and the recording that comes of them. */
@Module({
  imports: [entities],
  providers: [BroadcastIntake, LiveMedia, Pipeline, PlaybackService, RecordingEvents],
  exports: [BroadcastIntake, LiveMedia],
})
export class LiveRecordingsModule {}
