import { Body, Controller, Get, Header, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  Returns,
  ReturnsNothing,
  SignedIn,
  type Principal,
} from '@rounds/platform/http';
import { z } from 'zod';
import { MeService } from './me.service';
import { newPassword } from './password';
import { PersonalData } from './personal-data';
import { givenPassword, locale, me, participantRole, personName, type Me } from './schemas';

const meChange = z
  .object({ name: personName, locale, participantRole: participantRole.nullable() })
  .partial();
const passwordChange = z.object({ currentPassword: givenPassword, newPassword });

@ApiTags('me')
@Controller('me')
@SignedIn()
export class MeController {
  constructor(
    private readonly service: MeService,
    private readonly personalData: PersonalData,
  ) {}

  @Patch()
  @Returns(me)
  async change(
    @Body({ schema: meChange }) body: z.infer<typeof meChange>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Me> {
    return await this.service.change(body, principal);
  }

  /** Signs the person out everywhere else. */
  @Post('password')
  @ReturnsNothing()
  async changePassword(
    @Body({ schema: passwordChange }) body: z.infer<typeof passwordChange>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.service.changePassword(body, principal);
  }

  /** Everything that Rounds keeps about the person who asks. */
  @Get('export')
  @Header('content-disposition', 'attachment; filename="rounds-my-data.json"')
  @Header('cache-control', 'no-store')
  @Returns(z.record(z.string(), z.unknown()))
  async export(@CurrentPrincipal() { personId }: Principal): Promise<Record<string, unknown>> {
    return await this.personalData.collect(personId);
  }
}
