import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordingsModule } from '@rounds/recordings';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { ChapterEditing } from './chapter-editing.service';
import { ChapterTopic } from './chapter-topic.entity';
import { Chapter } from './chapter.entity';
import { ClassAccess } from './class-access.service';
import { ClassEditing } from './class-editing.service';
import { ClassList } from './class-list.service';
import { ClassPublishing } from './class-publishing.service';
import { ClassSeed } from './class-seed.service';
import { ClassTopic } from './class-topic.entity';
import { ClassVersion } from './class-version.entity';
import { Class } from './class.entity';
import { ClassesController } from './classes.controller';
import { ClassesService } from './classes.service';
import { DraftFiller } from './draft-filler.service';
import { LibraryController } from './library.controller';
import { Library } from './library.service';
import { Outlines } from './outlines.service';
import { ClassRecordingUse } from './recording-use';
import { UpNext } from './up-next.service';

/** Classes, their chapters and audience, and the library. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Class, ClassVersion, Chapter, ClassTopic, ChapterTopic]),
    RecordingsModule,
    WorkflowMapModule,
  ],
  controllers: [ClassesController, LibraryController],
  providers: [
    ChapterEditing,
    ClassAccess,
    ClassEditing,
    ClassesService,
    ClassList,
    ClassPublishing,
    ClassRecordingUse,
    ClassSeed,
    DraftFiller,
    Library,
    Outlines,
    UpNext,
  ],
  exports: [ClassesService, ClassSeed, Outlines],
})
export class ClassesModule {}
