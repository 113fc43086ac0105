import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  SignedIn,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { playbackView, type Playback } from '@rounds/recordings';
import { ChapterEditing } from './chapter-editing.service';
import { ClassEditing } from './class-editing.service';
import { ClassList } from './class-list.service';
import { ClassPublishing } from './class-publishing.service';
import { ClassesService } from './classes.service';
import * as schemas from './schemas';

@ApiTags('classes')
@Controller('classes')
export class ClassesController {
  constructor(
    private readonly classes: ClassesService,
    private readonly classList: ClassList,
    private readonly editing: ClassEditing,
    private readonly chapters: ChapterEditing,
    private readonly publishing: ClassPublishing,
  ) {}

  /** Every class, newest first; learners use the library. */
  @Get()
  @Allow('admin', 'trainer')
  @Returns(schemas.classPage)
  list(
    @Query({ schema: schemas.classQuery }) query: schemas.ClassQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<schemas.ClassSummary>> {
    return this.classList.list(query, principal);
  }

  @Post()
  @Allow('admin', 'trainer')
  @Returns(schemas.classDetail, 201)
  async create(
    @Body({ schema: schemas.newClass }) input: schemas.NewClass,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    return this.classes.detail(await this.editing.create(input, principal), principal);
  }

  @Get(':id')
  @SignedIn()
  @Returns(schemas.classDetail)
  get(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    return this.classes.detail(id, principal);
  }

  @Get(':id/playback')
  @SignedIn()
  @Returns(playbackView)
  playback(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Playback> {
    return this.classes.playback(id, principal);
  }

  /** The chapters as WebVTT, each cue with its title. */
  @Get(':id/chapters.vtt')
  @SignedIn()
  @Header('content-type', 'text/vtt; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  @ApiProduces('text/vtt')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  chaptersVtt(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<string> {
    return this.classes.chaptersVtt(id, principal);
  }

  @Patch(':id')
  @Allow('admin', 'trainer')
  @Returns(schemas.classDetail)
  async change(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.classChange }) input: schemas.ClassChange,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.editing.change(id, input, principal);
    return this.classes.detail(id, principal);
  }

  /** Replaces all chapters; each ends where the next one starts. */
  @Put(':id/chapters')
  @Allow('admin', 'trainer')
  @Returns(schemas.classDetail)
  async replaceChapters(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.chaptersChange }) input: schemas.ChaptersChange,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.chapters.replace(id, input, principal);
    return this.classes.detail(id, principal);
  }

  /** Shows it to its audience, on the word of the caller that it shows no patient. */
  @Post(':id/publish')
  @Allow('admin', 'trainer')
  @Returns(schemas.classDetail)
  async publish(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.publishInput }) { revision }: schemas.PublishInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.publishing.publish(id, revision, principal);
    return this.classes.detail(id, principal);
  }

  @Post(':id/unpublish')
  @Allow('admin', 'trainer')
  @Returns(schemas.classDetail)
  async unpublish(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.classMove }) { revision }: schemas.ClassMoveInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.publishing.unpublish(id, revision, principal);
    return this.classes.detail(id, principal);
  }

  @Post(':id/archive')
  @Allow('admin', 'trainer')
  @Returns(schemas.classDetail)
  async archive(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.classMove }) { revision }: schemas.ClassMoveInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.ClassDetail> {
    await this.publishing.archive(id, revision, principal);
    return this.classes.detail(id, principal);
  }

  /** Removes a draft that was never published. */
  @Delete(':id')
  @Allow('admin', 'trainer')
  @ReturnsNothing()
  async remove(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.publishing.remove(id, principal);
  }
}
