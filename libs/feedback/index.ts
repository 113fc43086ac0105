export { FeedbackFigures, type VersionFigures } from './feedback-figures.service';
export { FeedbackModule, FeedbackWorkerModule } from './feedback.module';
export { FeedbackSeed, type SeededFeedback, type SeededPin } from './feedback-seed.service';
