export { startApp, type AppOptions, type AppSnapshot, type RunningApp } from './app';
export { launchBrowser, newVisitor } from './browser';
export { ApiClient, signIn, type ApiAnswer } from './client';
export { commandLines } from './command-lines';
export { liveEncoders, type LiveEncoder } from './live-encoders';
export { startProcess, type ManagedProcess } from './managed-process';
export { oncePerRun } from './once-per-run';
export { addPerson, signInAs, type TestPerson } from './people';
export { TestPresenter, type PresenterOptions } from './presenter';
export { startKillablePostgres, type KillablePostgres } from './postgres';
export { readRecording, settled, uploadSample, type TestRecording } from './recordings';
export { repositoryRoot } from './repository';
export { makeTempDir } from './run-context';
export { sendHandout, type HandoutAnswer } from './handouts';
export { RoomClient, type HeardEvent, type RoomAnswer } from './room-client';
export { startSmtp, type TestSmtp } from './smtp';
export { storedFiles } from './storage-listing';
export { createTestDatabase, type TestDatabase } from './test-database';
export { PATIENCE_MS, until } from './until';
export { startValkey, type TestValkey } from './valkey';
export { addRegistrations, addWebinar, type TestWebinar } from './webinars';
export {
  askUpload,
  beginUpload,
  createUpload,
  endUpload,
  sendBytes,
  uploadFile,
  uploadOffset,
  type BegunUpload,
} from './uploads';
