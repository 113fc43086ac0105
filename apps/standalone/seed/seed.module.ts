import { Module } from '@nestjs/common';
import { AccountsModule } from '@rounds/accounts';
import { ClassesModule } from '@rounds/classes';
import { CoverageModule } from '@rounds/coverage';
import { FeedbackModule } from '@rounds/feedback';
import { LearningModule } from '@rounds/learning';
import { platformModules } from '@rounds/platform/process';
import { RecordingsModule } from '@rounds/recordings';
import { WebinarScheduleModule } from '@rounds/webinars';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { AssignmentsSeed } from './assignments.seed';
import { ClassesSeed } from './classes.seed';
import { CoverageSeed } from './coverage.seed';
import { DemoFeedbackSeed } from './feedback.seed';
import { PeopleSeed } from './people.seed';
import { DemoQuizSeed } from './quizzes.seed';
import { DemoWebinarSeed } from './webinars.seed';

@Module({
  imports: [
    ...platformModules,
    AccountsModule,
    WorkflowMapModule,
    RecordingsModule,
    ClassesModule,
    LearningModule,
    FeedbackModule,
    CoverageModule,
    WebinarScheduleModule,
  ],
  providers: [
    PeopleSeed,
    ClassesSeed,
    DemoFeedbackSeed,
    DemoQuizSeed,
    CoverageSeed,
    AssignmentsSeed,
    DemoWebinarSeed,
  ],
})
export class SeedModule {}
