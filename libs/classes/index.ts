export { ClassDraftsModule } from './editing/class-drafts.module';
export { ClassDrafts, type NewDraft } from './editing/class-drafts.service';
export type { Audience, Viewer } from './audience';
export { Chapter } from './chapter.entity';
export { ClassSearch, type FoundChapter, type FoundClass } from './library/class-search.service';
export { ClassSeed, type ReadyClass } from './seed/class-seed.service';
export { ClassVersion } from './class-version.entity';
export { Class } from './class.entity';
export { ClassesModule, ClassesWorkerModule } from './classes.module';
export { ClassesService } from './classes.service';
export type { Outline, OutlineChapter } from './outline/outline';
export { Outlines } from './outline/outlines.service';
export {
  PROGRESS_READER,
  type ClassProgress,
  type ProgressReader,
} from './library/progress-reader';
export { MAY_WATCH, maySee } from './visibility';
export { wordsOf } from './words';
export { GuidanceSeed } from './seed/guidance-seed.service';
export {
  countedProgress,
  FINISHED,
  progressState,
  type ProgressState,
} from './library/progress-state';
export { PublishedClasses, type PublishedClass } from './published-classes.service';
