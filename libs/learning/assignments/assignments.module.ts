import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClassesModule } from '@rounds/classes';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { AssignedWork } from './assigned-work.service';
import { AssignmentPersonalData } from './assignment-personal-data';
import { Assignment } from './assignment.entity';
import { AssignmentsController } from './assignments.controller';
import { Assignments } from './assignments.service';
import { MyAssignments } from './my-assignments.service';
import { Nudge } from './nudge.entity';
import { NudgesController } from './nudges.controller';
import { Nudges } from './nudges.service';
import { Teams } from './teams.service';

/** What people must finish by a date. Due and overdue come from here and from nowhere else. */
@Module({
  imports: [TypeOrmModule.forFeature([Assignment, Nudge]), ClassesModule, WorkflowMapModule],
  controllers: [AssignmentsController, NudgesController],
  providers: [AssignedWork, AssignmentPersonalData, Assignments, MyAssignments, Nudges, Teams],
  exports: [AssignedWork, Assignments, Teams],
})
export class AssignmentsModule {}
