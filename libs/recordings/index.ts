export { BroadcastIntake, type EndedBroadcast } from './broadcast-intake.service';
export { LIVE_PLAYLISTS, LiveMedia, type LivePlaylist } from './live-media.service';
export { PlaybackService } from './playback.service';
export { RecordingUses, type RecordingUse } from './recording-uses';
export { playbackView, type Playback } from './recording-view';
export { RECORDING_STATES, type RecordingState } from './recording-state';
export { Recording } from './recording.entity';
export {
  LiveRecordingsModule,
  RecordingMetricsModule,
  RecordingsModule,
  RecordingsWorkerModule,
} from './recordings.module';
export { RecordingsService } from './recordings.service';
export { smallFolder, takeFolder } from './storage-keys';
