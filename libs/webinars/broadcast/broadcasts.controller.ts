import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  SignedIn,
  SignedInOrJoined,
  type Principal,
} from '@rounds/platform/http';
import { Broadcasts } from './broadcasts.service';
import { StreamKeys } from './stream-keys.service';
import * as schemas from './schemas';

/** Who may present is the webinar's to say, not the role's. */
@ApiTags('webinars')
@Controller('webinars/:id/broadcast')
@SignedIn()
export class BroadcastsController {
  constructor(
    private readonly broadcasts: Broadcasts,
    private readonly streamKeys: StreamKeys,
  ) {}

  @Get()
  @SignedInOrJoined()
  @Returns(schemas.broadcastView)
  view(
    @Param({ schema: schemas.webinarParams }) { id }: schemas.WebinarParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.BroadcastView> {
    return this.broadcasts.view(id, principal);
  }

  /** Lets a host or speaker connect to the ingest. */
  @Post('tickets')
  @Returns(schemas.ticketView, 201)
  ticket(
    @Param({ schema: schemas.webinarParams }) { id }: schemas.WebinarParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.TicketView> {
    return this.broadcasts.ticket(id, principal);
  }

  /** A new key for OBS and other encoders; the one before is void. */
  @Post('stream-key')
  @Returns(schemas.streamKeyView, 201)
  streamKey(
    @Param({ schema: schemas.webinarParams }) { id }: schemas.WebinarParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.StreamKeyView> {
    return this.streamKeys.renew(id, principal);
  }

  /** The recording and its class follow within seconds. */
  @Post('end')
  @ReturnsNothing()
  async end(
    @Param({ schema: schemas.webinarParams }) { id }: schemas.WebinarParams,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.broadcasts.end(id, principal);
  }
}
