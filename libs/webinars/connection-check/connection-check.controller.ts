import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedInOrJoined, type Principal } from '@rounds/platform/http';
import type { FastifyReply } from 'fastify';
import { RoomDoor } from '../room/room-door.service';
import { idParams, type IdParams } from '../schedule/schemas';

/** About what two seconds of a class in 720p weigh. */
const SAMPLE = Buffer.alloc(512 * 1024);

@ApiTags('webinars')
@Controller('webinars/:id/connection-check')
export class ConnectionCheckController {
  constructor(private readonly door: RoomDoor) {}

  /** Half a mebibyte of nothing, by which who comes measures the connection before the class. */
  @Get()
  @SignedInOrJoined()
  @ApiOkResponse({ content: { 'application/octet-stream': {} } })
  async sample(
    @Param({ schema: idParams }) { id }: IdParams,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    await this.door.roleOf(id, principal);
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(SAMPLE);
  }
}
