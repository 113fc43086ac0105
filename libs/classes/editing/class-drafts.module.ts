import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { ChapterTopic } from '../chapter-topic.entity';
import { Chapter } from '../chapter.entity';
import { ClassTopic } from '../class-topic.entity';
import { ClassVersion } from '../class-version.entity';
import { Class } from '../class.entity';
import { ClassDrafts } from './class-drafts.service';
import { DraftFiller } from './draft-filler.service';

/** For processes that make drafts and show nothing. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Class, ClassVersion, Chapter, ClassTopic, ChapterTopic]),
    WorkflowMapModule,
  ],
  providers: [ClassDrafts, DraftFiller],
  exports: [ClassDrafts],
})
export class ClassDraftsModule {}
