import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  SignedIn,
  SignedInOrJoined,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { occurrencesOf } from './occurrences';
import {
  occurrencesAnswer,
  occurrencesQuestion,
  type OccurrencesAnswer,
  type OccurrencesQuestion,
} from './recurrence-schemas';
import * as schemas from './schemas';
import { WebinarCreation } from './webinar-creation.service';
import { WebinarEditing } from './webinar-editing.service';
import { WebinarReader } from './webinar-reader.service';

@ApiTags('webinars')
@Controller('webinars')
export class WebinarsController {
  constructor(
    private readonly reader: WebinarReader,
    private readonly creation: WebinarCreation,
    private readonly editing: WebinarEditing,
  ) {}

  /** All of them, the latest first. */
  @Get()
  @Allow('admin', 'trainer')
  @Returns(schemas.webinarPage)
  list(
    @Query({ schema: schemas.webinarQuery }) query: schemas.WebinarQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<schemas.WebinarView>> {
    return this.reader.list(query, principal);
  }

  /** What is live or still to come for the person, the next first. */
  @Get('upcoming')
  @SignedIn()
  @Returns(schemas.webinarPage)
  upcoming(
    @Query({ schema: schemas.upcomingQuery }) query: schemas.UpcomingQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<schemas.WebinarView>> {
    return this.reader.upcoming(query, principal);
  }

  /** Who may host. */
  @Get('presenters')
  @Allow('admin', 'trainer')
  @Returns(schemas.presenters)
  presenters(): Promise<schemas.Presenters> {
    return this.reader.presenters();
  }

  /** Who may speak: anybody, by name. */
  @Get('speakers')
  @Allow('admin', 'trainer')
  @Returns(schemas.speakers)
  speakers(
    @Query({ schema: schemas.speakerQuery }) query: schemas.SpeakerQuery,
  ): Promise<schemas.Speakers> {
    return this.reader.speakers(query);
  }

  /** One, or with a recurrence a series; answers the first. */
  @Post()
  @Allow('admin', 'trainer')
  @Returns(schemas.webinarView, 201)
  async create(
    @Body({ schema: schemas.newWebinar }) input: schemas.NewWebinar,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.WebinarView> {
    return await this.reader.get(await this.creation.create(input, principal), principal);
  }

  /** When a series would come; makes nothing. */
  @Post('occurrences')
  @Allow('admin', 'trainer')
  @Returns(occurrencesAnswer)
  occurrences(
    @Body({ schema: occurrencesQuestion }) question: OccurrencesQuestion,
  ): OccurrencesAnswer {
    return occurrencesOf(question);
  }

  @Get(':id')
  @SignedInOrJoined()
  @Returns(schemas.webinarView)
  get(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.WebinarView> {
    return this.reader.get(id, principal);
  }

  /** Changes it, alone or with all that follow in its series; calendars hear of it. */
  @Patch(':id')
  @Allow('admin', 'trainer')
  @Returns(schemas.webinarView)
  async change(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.webinarChange }) input: schemas.WebinarChange,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.WebinarView> {
    await this.editing.change(id, input, principal);
    return await this.reader.get(id, principal);
  }

  /** Makes a draft visible to those whom it is for. */
  @Post(':id/schedule')
  @Allow('admin', 'trainer')
  @Returns(schemas.webinarView)
  async schedule(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.webinarMove }) input: schemas.WebinarMoveInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.WebinarView> {
    await this.editing.schedule(id, input, principal);
    return await this.reader.get(id, principal);
  }

  /** Takes it out of everybody's calendar. */
  @Post(':id/cancel')
  @Allow('admin', 'trainer')
  @Returns(schemas.webinarView)
  async cancel(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.webinarMove }) input: schemas.WebinarMoveInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.WebinarView> {
    await this.editing.cancel(id, input, principal);
    return await this.reader.get(id, principal);
  }
}
