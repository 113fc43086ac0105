import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  type Principal,
} from '@rounds/platform/http';
import { Pins } from './pins.service';
import * as schemas from './schemas';

/** "Unclear here." */
@ApiTags('feedback')
@Controller('feedback/pins')
@Allow('manager', 'learner')
export class PinsController {
  constructor(private readonly pins: Pins) {}

  /** One's own in the version that plays. */
  @Get()
  @Returns(schemas.pinList)
  own(
    @Query({ schema: schemas.ofClass }) { classId }: schemas.OfClass,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.PinList> {
    return this.pins.own(classId, principal);
  }

  /** One per second: the same second again is the same pin. */
  @Post()
  @Returns(schemas.pinView, 201)
  pin(
    @Body({ schema: schemas.newPin }) input: schemas.NewPin,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.PinView> {
    return this.pins.pin(input, principal);
  }

  @Patch(':id')
  @Returns(schemas.pinView)
  describe(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.pinChange }) { words }: schemas.PinChange,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.PinView> {
    return this.pins.describe(id, words, principal);
  }

  @Delete(':id')
  @ReturnsNothing()
  async remove(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.pins.remove(id, principal);
  }
}
