import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Returns, SignedIn, type Principal } from '@rounds/platform/http';
import * as schemas from './schemas';
import { WatchSessions } from './watch-sessions.service';

@ApiTags('learning')
@Controller('watch-sessions')
@SignedIn()
export class WatchSessionsController {
  constructor(private readonly sessions: WatchSessions) {}

  /** Begins to count for one player on one page. */
  @Post()
  @Returns(schemas.openedSession, 201)
  open(
    @Body({ schema: schemas.newWatchSession }) { classId }: schemas.NewWatchSession,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.OpenedSession> {
    return this.sessions.open(classId, principal);
  }

  /** What was played since the last batch. Answers after the commit; may be sent again. */
  @Post(':id/batches')
  @Returns(schemas.batchAnswer)
  accept(
    @Param({ schema: schemas.idParams }) { id }: schemas.IdParams,
    @Body({ schema: schemas.batchInput }) batch: schemas.BatchInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.BatchAnswer> {
    return this.sessions.accept(id, batch, principal);
  }
}
