import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  pageOf,
  pageQuery,
  Returns,
  ROLES,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { z } from 'zod';
import { PeopleService } from './people.service';
import { PersonalData } from './personal-data';
import {
  emailAddress,
  idParam,
  line,
  locale,
  participantRole,
  person,
  personName,
  type IdParam,
  type PersonView,
} from './schemas';

const role = z.enum(ROLES);

const peopleQuery = pageQuery.extend({
  practiceId: z.uuid().optional(),
  role: role.optional(),
  q: line(200).optional(),
});

const newPerson = z.object({
  email: emailAddress,
  name: personName,
  role,
  practiceId: z.uuid().nullable().default(null),
  participantRole: participantRole.nullable().optional(),
  locale: locale.optional(),
});

const personChange = z
  .object({
    name: personName,
    role,
    participantRole: participantRole.nullable(),
    practiceId: z.uuid().nullable(),
    active: z.boolean(),
  })
  .partial();

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly personalData: PersonalData,
  ) {}

  /** A manager sees the own practice, staff see everybody. */
  @Get()
  @Allow('admin', 'trainer', 'manager')
  @Returns(pageOf(person))
  async list(
    @Query({ schema: peopleQuery }) { practiceId, ...query }: z.infer<typeof peopleQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<PersonView>> {
    return await this.people.list({ practiceId: practiceId ?? null, ...query }, principal);
  }

  /** Invites: the person gets a mail whose link works once. */
  @Post()
  @Allow('admin', 'manager')
  @Returns(person, 201)
  async invite(
    @Body({ schema: newPerson }) body: z.infer<typeof newPerson>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PersonView> {
    return await this.people.invite(body, principal);
  }

  @Get(':id')
  @Allow('admin', 'trainer', 'manager')
  @Returns(person)
  async get(
    @Param({ schema: idParam }) { id }: IdParam,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PersonView> {
    return await this.people.get(id, principal);
  }

  @Patch(':id')
  @Allow('admin', 'manager')
  @Returns(person)
  async change(
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: personChange }) body: z.infer<typeof personChange>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PersonView> {
    return await this.people.change(id, body, principal);
  }

  @Post(':id/invitation')
  @Allow('admin', 'manager')
  @HttpCode(202)
  @ApiResponse({ status: 202 })
  async inviteAgain(
    @Param({ schema: idParam }) { id }: IdParam,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.people.inviteAgain(id, principal);
  }

  /** Everything that Rounds keeps about the person, for a request under privacy law. */
  @Get(':id/export')
  @Allow('admin')
  @Header('content-disposition', 'attachment; filename="rounds-personal-data.json"')
  @Header('cache-control', 'no-store')
  @Returns(z.record(z.string(), z.unknown()))
  async export(
    @Param({ schema: idParam }) { id }: IdParam,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Record<string, unknown>> {
    await this.people.traceExport(id, principal);
    return await this.personalData.collect(id);
  }
}
