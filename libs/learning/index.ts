export { LearningModule, ProgressReaderModule } from './learning.module';
export { WatchSeed } from './watch-seed.service';
