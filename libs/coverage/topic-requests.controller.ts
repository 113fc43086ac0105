import { Body, Controller, Delete, Get, Param, Patch, Put, Query } from '@nestjs/common';
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
import { placeInput, placeRequest, type PlaceInput, type PlaceRequest } from './map-schemas';
import * as schemas from './request-schemas';
import { TopicRequests } from './topic-requests.service';
import { Votes } from './votes.service';

@ApiTags('map')
@Controller('topic-requests')
export class TopicRequestsController {
  constructor(
    private readonly requests: TopicRequests,
    private readonly votes: Votes,
  ) {}

  /** What people ask for, with whose people they are. */
  @Get()
  @Allow('admin', 'trainer')
  @Returns(schemas.requestPage)
  list(
    @Query({ schema: schemas.requestQuery }) query: schemas.RequestQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<schemas.RequestView>> {
    return this.requests.list(query, principal);
  }

  /** What the person has asked for, and what was answered. */
  @Get('mine')
  @SignedIn()
  @Returns(schemas.ownRequests)
  own(@CurrentPrincipal() principal: Principal): Promise<schemas.OwnRequests> {
    return this.requests.own(principal);
  }

  /** Asks for a class at a place of the map; one vote each. */
  @Put('vote')
  @Allow('manager', 'learner')
  @Returns(placeRequest)
  vote(
    @Body({ schema: placeInput }) place: PlaceInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PlaceRequest> {
    return this.votes.vote(place, principal);
  }

  @Delete('vote')
  @Allow('manager', 'learner')
  @ReturnsNothing()
  async takeBack(
    @Query({ schema: placeInput }) place: PlaceInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.votes.takeBack(place, principal);
  }

  /** Says what becomes of it, to those who asked. */
  @Patch(':id')
  @Allow('admin', 'trainer')
  @Returns(schemas.requestView)
  answer(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.requestAnswer }) input: schemas.RequestAnswer,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.RequestView> {
    return this.requests.answer(id, input, principal);
  }
}
