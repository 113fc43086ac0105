import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  type Principal,
} from '@rounds/platform/http';
import { ClassesService } from '../classes.service';
import * as schemas from '../schemas';
import { ClassPublishing } from './class-publishing.service';
import { ClassTrash } from './class-trash.service';
import { PatientChecks } from './patient-checks.service';
import { PublishWishes } from './publish-wishes.service';
import * as forms from './publishing-schemas';

/** The way of a class to its learners, and back. */
@ApiTags('classes')
@Controller('classes/:id')
@Allow('admin', 'trainer')
export class PublishingController {
  constructor(
    private readonly classes: ClassesService,
    private readonly publishing: ClassPublishing,
    private readonly wishes: PublishWishes,
    private readonly checks: PatientChecks,
    private readonly trash: ClassTrash,
  ) {}

  /** Says that the recording shows no patient, or takes that back. */
  @Put('patient-check')
  @Returns(schemas.classDetail)
  async check(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: forms.patientCheckInput }) input: forms.PatientCheckInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.checks.set(id, input.revision, input.checked, principal);
    return this.classes.detail(id, principal);
  }

  /** Shows it to its audience. `noPatientData` is the word of the caller, if nobody has looked. */
  @Post('publish')
  @Returns(schemas.classDetail)
  async publish(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.publishInput }) input: schemas.PublishInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.publishing.publish(id, input.revision, principal, input.noPatientData ?? false);
    return this.classes.detail(id, principal);
  }

  /** Publishes it by itself, at a time or as soon as it plays. */
  @Put('schedule')
  @Returns(schemas.classDetail)
  async schedule(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: forms.scheduleInput }) { revision, publishAt }: forms.ScheduleInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.wishes.ask(id, revision, principal, { publishAt, looked: false });
    return this.classes.detail(id, principal);
  }

  @Post('unschedule')
  @Returns(schemas.classDetail)
  async unschedule(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.classMove }) { revision }: schemas.ClassMoveInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.wishes.cancel(id, revision, principal);
    return this.classes.detail(id, principal);
  }

  @Post('unpublish')
  @Returns(schemas.classDetail)
  async unpublish(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.classMove }) { revision }: schemas.ClassMoveInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.publishing.unpublish(id, revision, principal);
    return this.classes.detail(id, principal);
  }

  @Post('archive')
  @Returns(schemas.classDetail)
  async archive(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.classMove }) { revision }: schemas.ClassMoveInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.publishing.archive(id, revision, principal);
    return this.classes.detail(id, principal);
  }

  /** Back to what it was before it was archived. */
  @Post('unarchive')
  @Returns(schemas.classDetail)
  async unarchive(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.classMove }) { revision }: schemas.ClassMoveInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.publishing.unarchive(id, revision, principal);
    return this.classes.detail(id, principal);
  }

  /** Out of sight; it can be restored for 30 days. */
  @Delete()
  @ReturnsNothing()
  async remove(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.trash.remove(id, principal);
  }

  /** Back to what it was before it was deleted. */
  @Post('restore')
  @Returns(schemas.classDetail)
  async restore(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.trash.restore(id, principal);
    return this.classes.detail(id, principal);
  }
}
