import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClassesModule } from '@rounds/classes';
import { FeedbackModule } from '@rounds/feedback';
import { AssignmentsModule } from '@rounds/learning';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { ClassReportsController } from './class-reports.controller';
import { ClassReports } from './class-reports.service';
import { QuizResultsController } from './quiz-results.controller';
import { QuizResults } from './quiz-results.service';
import { ReportsSweeps } from './reports.sweeps';
import { Summaries } from './summaries.service';
import { SummaryRefresh } from './summary-refresh.service';
import { TeamController } from './team.controller';
import { TeamReport } from './team.service';
import { WatchSummaryRow } from './watch-summary.entity';
import { WatchTotalRow } from './watch-total.entity';
import { WatchingController } from './watching.controller';
import { Watching } from './watching.service';

/** Read models that join contexts, for pages and files. Nothing depends on them. */
@Module({
  imports: [
    TypeOrmModule.forFeature([WatchSummaryRow, WatchTotalRow]),
    ClassesModule,
    FeedbackModule,
    AssignmentsModule,
    WorkflowMapModule,
  ],
  controllers: [ClassReportsController, QuizResultsController, TeamController, WatchingController],
  providers: [ClassReports, QuizResults, Summaries, SummaryRefresh, TeamReport, Watching],
})
export class ReportsModule {}

/** For the worker: counts ahead. */
@Module({ providers: [SummaryRefresh, ReportsSweeps] })
export class ReportsWorkerModule {}
