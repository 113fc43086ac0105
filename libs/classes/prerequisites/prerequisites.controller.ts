import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Returns, SignedIn, type Principal } from '@rounds/platform/http';
import { PrerequisiteEditing } from './prerequisite-editing.service';
import * as schemas from './prerequisite-schemas';
import { Prerequisites } from './prerequisites.service';
import { idParams, type IdParams } from '../schemas';

/** What should be seen before a chapter, and which classes come first for people who are new. */
@ApiTags('classes')
@Controller('classes')
export class PrerequisitesController {
  constructor(
    private readonly prerequisites: Prerequisites,
    private readonly editing: PrerequisiteEditing,
  ) {}

  @Get(':id/prerequisites')
  @SignedIn()
  @Returns(schemas.prerequisiteList)
  list(
    @Param({ schema: idParams }) { id }: IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.PrerequisiteList> {
    return this.prerequisites.of(id, principal);
  }

  /** Marks a class as one about roles, workflows and who answers for what. */
  @Put(':id/concept')
  @Allow('admin', 'trainer')
  @Returns(schemas.prerequisiteList)
  async setConcept(
    @Param({ schema: idParams }) { id }: IdParams,
    @Body({ schema: schemas.conceptInput }) { concept }: schemas.ConceptInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.PrerequisiteList> {
    await this.editing.setConcept(id, concept, principal);
    return this.prerequisites.of(id, principal);
  }

  @Put(':id/chapters/:chapterId/prerequisites/:neededId')
  @Allow('admin', 'trainer')
  @Returns(schemas.prerequisiteList)
  async add(
    @Param({ schema: schemas.prerequisiteParams }) names: schemas.PrerequisiteParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.PrerequisiteList> {
    await this.editing.add(names, principal);
    return this.prerequisites.of(names.id, principal);
  }

  @Delete(':id/chapters/:chapterId/prerequisites/:neededId')
  @Allow('admin', 'trainer')
  @Returns(schemas.prerequisiteList)
  async remove(
    @Param({ schema: schemas.prerequisiteParams }) names: schemas.PrerequisiteParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.PrerequisiteList> {
    await this.editing.remove(names, principal);
    return this.prerequisites.of(names.id, principal);
  }
}
