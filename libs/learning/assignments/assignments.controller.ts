import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  SignedIn,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { Assignments } from './assignments.service';
import { MyAssignments } from './my-assignments.service';
import * as schemas from './schemas';

@ApiTags('assignments')
@Controller()
export class AssignmentsController {
  constructor(
    private readonly assignments: Assignments,
    private readonly mine: MyAssignments,
  ) {}

  /** What the person has to finish by when, the earliest first. */
  @Get('me/assignments')
  @SignedIn()
  @Returns(schemas.dueList)
  own(@CurrentPrincipal() principal: Principal): Promise<schemas.DueList> {
    return this.mine.list(principal);
  }

  @Get('assignments')
  @Allow('admin', 'trainer', 'manager')
  @Returns(schemas.assignmentPage)
  list(
    @Query({ schema: schemas.assignmentQuery }) query: schemas.AssignmentQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<schemas.AssignmentView>> {
    return this.assignments.list(query, principal);
  }

  /** How many people an assignment would be for. */
  @Get('assignments/reach')
  @Allow('admin', 'trainer', 'manager')
  @Returns(schemas.reach)
  async reach(
    @Query({ schema: schemas.reachQuery }) query: schemas.ReachQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ people: number }> {
    return { people: await this.assignments.reach(query, principal) };
  }

  @Post('assignments')
  @Allow('admin', 'trainer', 'manager')
  @Returns(schemas.assignmentView, 201)
  async create(
    @Body({ schema: schemas.newAssignment }) input: schemas.NewAssignment,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.AssignmentView> {
    return this.assignments.get(await this.assignments.create(input, principal), principal);
  }

  @Get('assignments/:id')
  @Allow('admin', 'trainer', 'manager')
  @Returns(schemas.assignmentView)
  get(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.AssignmentView> {
    return this.assignments.get(id, principal);
  }

  @Patch('assignments/:id')
  @Allow('admin', 'trainer', 'manager')
  @Returns(schemas.assignmentView)
  async change(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.assignmentChange }) change: schemas.AssignmentChange,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.AssignmentView> {
    await this.assignments.change(id, change, principal);
    return this.assignments.get(id, principal);
  }

  @Delete('assignments/:id')
  @Allow('admin', 'trainer', 'manager')
  @ReturnsNothing()
  async remove(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.assignments.remove(id, principal);
  }
}
