import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordingsModule } from '@rounds/recordings';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { BulkClasses } from './bulk/bulk-classes.service';
import { BulkTagging } from './bulk/bulk-tagging.service';
import { BulkController } from './bulk/bulk.controller';
import { ChapterEditing } from './editing/chapter-editing.service';
import { ChapterPrerequisite } from './prerequisites/chapter-prerequisite.entity';
import { ChapterTopic } from './chapter-topic.entity';
import { Chapter } from './chapter.entity';
import { ClassAccess } from './class-access.service';
import { ClassEditing } from './editing/class-editing.service';
import { ClassList } from './class-list.service';
import { ClassPublishing } from './publishing/class-publishing.service';
import { ClassSearch } from './library/class-search.service';
import { ClassSeed } from './seed/class-seed.service';
import { ClassTopic } from './class-topic.entity';
import { ClassVersion } from './class-version.entity';
import { Class } from './class.entity';
import { ClassesController } from './classes.controller';
import { ClassesOfRecordingsReader } from './bulk/classes-of-recordings.service';
import { ClassesService } from './classes.service';
import { DraftFiller } from './editing/draft-filler.service';
import { GuidanceSeed } from './seed/guidance-seed.service';
import { LibraryController } from './library/library.controller';
import { Library } from './library/library.service';
import { Outlines } from './outline/outlines.service';
import { PrerequisiteEditing } from './prerequisites/prerequisite-editing.service';
import { PrerequisitesController } from './prerequisites/prerequisites.controller';
import { Prerequisites } from './prerequisites/prerequisites.service';
import { PublishedClasses } from './published-classes.service';
import { ClassTrash } from './publishing/class-trash.service';
import { ClassTrashSweeper } from './publishing/class-trash.sweeper';
import { PatientChecks } from './publishing/patient-checks.service';
import { PublishingPersonalData } from './publishing/publishing-personal-data';
import { PublishingController } from './publishing/publishing.controller';
import { PublishingReader } from './publishing/publishing-reader.service';
import { PublishWish } from './publishing/publish-wish.entity';
import { PublishWishes } from './publishing/publish-wishes.service';
import { PublishWishSweeper } from './publishing/publish-wishes.sweeper';
import { ClassRecordingUse } from './recording-use';
import { ClassVersionsController } from './versions/class-versions.controller';
import { ClassVersions } from './versions/class-versions.service';
import { OtherVersions } from './versions/other-versions.service';
import { VersionListReader } from './versions/version-list.service';
import { UpNext } from './outline/up-next.service';

/** Classes, their chapters and audience, and the library. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Class,
      ClassVersion,
      Chapter,
      ClassTopic,
      ChapterTopic,
      ChapterPrerequisite,
      PublishWish,
    ]),
    RecordingsModule,
    WorkflowMapModule,
  ],
  controllers: [
    BulkController,
    ClassesController,
    ClassVersionsController,
    LibraryController,
    PrerequisitesController,
    PublishingController,
  ],
  providers: [
    BulkClasses,
    BulkTagging,
    ChapterEditing,
    ClassAccess,
    ClassEditing,
    ClassesOfRecordingsReader,
    ClassesService,
    ClassList,
    ClassPublishing,
    ClassRecordingUse,
    ClassSearch,
    ClassSeed,
    ClassTrash,
    ClassVersions,
    DraftFiller,
    GuidanceSeed,
    Library,
    OtherVersions,
    Outlines,
    PrerequisiteEditing,
    Prerequisites,
    PublishedClasses,
    PatientChecks,
    PublishingPersonalData,
    PublishingReader,
    PublishWishes,
    UpNext,
    VersionListReader,
  ],
  exports: [ClassesService, ClassSearch, ClassSeed, GuidanceSeed, Outlines, PublishedClasses],
})
export class ClassesModule {}

/** For the worker: publishes what is due, and ends the way back of what was deleted long ago. */
@Module({
  providers: [ClassAccess, ClassPublishing, ClassTrashSweeper, DraftFiller, PublishWishSweeper],
})
export class ClassesWorkerModule {}
