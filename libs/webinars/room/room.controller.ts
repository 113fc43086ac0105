import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Returns, SignedInOrJoined, type Principal } from '@rounds/platform/http';
import { RoomDoor } from './room-door.service';
import { RoomRecords } from './room-records.service';
import * as schemas from './room-schemas';

@ApiTags('webinars')
@Controller('webinars/:id/room')
export class RoomController {
  constructor(
    private readonly door: RoomDoor,
    private readonly records: RoomRecords,
  ) {}

  /** What happened in the room, as those who were there were told it over the WebSocket. */
  @Get('events')
  @SignedInOrJoined()
  @Returns(schemas.roomEvents)
  async events(
    @Param({ schema: schemas.webinarParams }) { id }: schemas.WebinarParams,
    @Query({ schema: schemas.eventsQuery }) { after }: schemas.EventsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.RoomEvents> {
    const role = await this.door.roleOf(id, principal);
    const reader = { role, practiceId: principal.practiceId };
    const [told, over] = await Promise.all([
      this.records.events(id, after, reader),
      this.door.isOver(id),
    ]);
    return { ...told, role, over };
  }
}
