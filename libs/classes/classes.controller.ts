import { Body, Controller, Get, Header, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  SignedIn,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { playbackView, type Playback } from '@rounds/recordings';
import { ChapterEditing } from './editing/chapter-editing.service';
import { ClassEditing } from './editing/class-editing.service';
import { ClassList } from './class-list.service';
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
}
