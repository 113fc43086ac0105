import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Returns, type Principal } from '@rounds/platform/http';
import { Nudges } from './nudges.service';
import { nudgeAnswer, nudgeInput, type NudgeAnswer, type NudgeInput } from './schemas';

@ApiTags('team')
@Controller('team/nudges')
export class NudgesController {
  constructor(private readonly nudges: Nudges) {}

  /** Reminds people of the own practice by mail of what is overdue. */
  @Post()
  @Allow('manager')
  @Returns(nudgeAnswer, 201)
  send(
    @Body({ schema: nudgeInput }) input: NudgeInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<NudgeAnswer> {
    return this.nudges.send(input, principal);
  }
}
