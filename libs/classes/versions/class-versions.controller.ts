import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Returns, type Principal } from '@rounds/platform/http';
import { ClassesService } from '../classes.service';
import * as schemas from '../schemas';
import { ClassVersions } from './class-versions.service';
import { VersionListReader } from './version-list.service';
import * as forms from './version-schemas';

/** The videos that a class has had. */
@ApiTags('classes')
@Controller('classes/:id/versions')
@Allow('admin', 'trainer')
export class ClassVersionsController {
  constructor(
    private readonly classes: ClassesService,
    private readonly versions: ClassVersions,
    private readonly lists: VersionListReader,
  ) {}

  /** Newest first. */
  @Get()
  @Returns(forms.versionList)
  list(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<forms.VersionList> {
    return this.lists.of(id, principal);
  }

  /** Replaces the video; links and what people earned stay. */
  @Post()
  @Returns(schemas.classDetail, 201)
  async replace(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: forms.newVersion }) input: forms.NewVersion,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.versions.replace(id, input, principal);
    return this.classes.detail(id, principal);
  }

  /** Shows that version again. */
  @Post(':number/restore')
  @Returns(schemas.classDetail)
  async restore(
    @Param({ schema: forms.versionParams }) { id, number }: forms.VersionParams,
    @Body({ schema: forms.versionMove }) input: forms.VersionMove,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.versions.restore(id, number, input, principal);
    return this.classes.detail(id, principal);
  }
}
