import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Returns, SignedIn, type Principal } from '@rounds/platform/http';
import { Progress } from './progress.service';
import * as schemas from './schemas';

@ApiTags('learning')
@Controller()
export class ProgressController {
  constructor(private readonly progress: Progress) {}

  /** What the person has watched, the latest first. */
  @Get('me/progress')
  @SignedIn()
  @Returns(schemas.progressList)
  mine(@CurrentPrincipal() principal: Principal): Promise<schemas.ProgressList> {
    return this.progress.list(principal.personId, principal);
  }

  /** The person's own progress in one class. */
  @Get('classes/:id/progress')
  @SignedIn()
  @Returns(schemas.classProgress)
  ofClass(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassProgressView> {
    return this.progress.ofClass(id, principal);
  }

  /** Another person's progress, for staff and the managers of their practice. */
  @Get('people/:id/progress')
  @Allow('admin', 'trainer', 'manager')
  @Returns(schemas.progressList)
  ofPerson(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ProgressList> {
    return this.progress.ofPerson(id, principal);
  }
}
