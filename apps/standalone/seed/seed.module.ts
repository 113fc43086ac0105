import { Module } from '@nestjs/common';
import { AccountsModule } from '@rounds/accounts';
import { ClassesModule } from '@rounds/classes';
import { LearningModule } from '@rounds/learning';
import { platformModules } from '@rounds/platform/process';
import { RecordingsModule } from '@rounds/recordings';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { ClassesSeed } from './classes.seed';
import { PeopleSeed } from './people.seed';

@Module({
  imports: [
    ...platformModules,
    AccountsModule,
    WorkflowMapModule,
    RecordingsModule,
    ClassesModule,
    LearningModule,
  ],
  providers: [PeopleSeed, ClassesSeed],
})
export class SeedModule {}
