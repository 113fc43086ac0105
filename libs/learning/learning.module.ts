import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClassesModule, PROGRESS_READER } from '@rounds/classes';
import { RecordingsModule } from '@rounds/recordings';
import { AssignmentsModule } from './assignments/assignments.module';
import { ProgressController } from './progress.controller';
import { Progress } from './progress.service';
import { QuizzesModule } from './quizzes/quizzes.module';
import { WatchBatch } from './watch-batch.entity';
import { WatchClock } from './watch-clock.entity';
import { WatchCredits } from './watch-credits.service';
import { WatchPersonalData } from './watch-personal-data';
import { WatchRecord } from './watch-record.entity';
import { WatchSeed } from './watch-seed.service';
import { WatchSession } from './watch-session.entity';
import { WatchSessionsController } from './watch-sessions.controller';
import { WatchSessions } from './watch-sessions.service';
import { WatchedProgress } from './watched-progress.service';

/** Lets classes show progress without knowing the context that keeps it. Global for that reason. */
@Global()
@Module({
  providers: [WatchedProgress, { provide: PROGRESS_READER, useExisting: WatchedProgress }],
  exports: [PROGRESS_READER],
})
export class ProgressReaderModule {}

/** What people have watched. */
@Module({
  imports: [
    TypeOrmModule.forFeature([WatchSession, WatchBatch, WatchRecord, WatchClock]),
    ClassesModule,
    RecordingsModule,
    ProgressReaderModule,
    QuizzesModule,
    AssignmentsModule,
  ],
  controllers: [WatchSessionsController, ProgressController],
  providers: [Progress, WatchPersonalData, WatchSeed, WatchSessions],
  exports: [WatchSeed, QuizzesModule],
})
export class LearningModule {}

/** For the worker: what was seen live is watched, too. */
@Module({ providers: [WatchCredits], exports: [WatchCredits] })
export class WatchCreditsModule {}
