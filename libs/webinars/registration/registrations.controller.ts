import { Body, Controller, Delete, Get, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentPrincipal,
  Returns,
  SignedInOrJoined,
  joinedOnly,
  type Page,
  type Principal,
} from '@rounds/platform/http';
import { idParams, webinarView, type IdParams, type WebinarView } from '../schedule/schemas';
import { WebinarReader } from '../schedule/webinar-reader.service';
import { RegistrationList } from './registration-list.service';
import { Registrations } from './registrations.service';
import * as schemas from './schemas';
import { SeriesRegistrations } from './series-registrations.service';

@ApiTags('webinars')
@Controller('webinars/:id')
export class RegistrationsController {
  constructor(
    private readonly registrations: Registrations,
    private readonly series: SeriesRegistrations,
    private readonly people: RegistrationList,
    private readonly reader: WebinarReader,
  ) {}

  /** A place for the person, or one in the queue; who has one keeps it. */
  @Put('registration')
  @SignedInOrJoined()
  @Returns(webinarView)
  async register(
    @Param({ schema: idParams }) { id }: IdParams,
    @Body({ schema: schemas.registrationInput }) input: schemas.RegistrationInput,
    @CurrentPrincipal() principal: Principal,
  ): Promise<WebinarView> {
    if (input.wholeSeries && principal.webinarId) throw joinedOnly();
    const service = input.wholeSeries ? this.series : this.registrations;
    await service.register(id, input, principal);
    return await this.reader.get(id, principal);
  }

  /** How long before the start the person is reminded. */
  @Patch('registration')
  @SignedInOrJoined()
  @Returns(webinarView)
  async chooseReminders(
    @Param({ schema: idParams }) { id }: IdParams,
    @Body({ schema: schemas.reminderChoice }) { reminders }: schemas.ReminderChoice,
    @CurrentPrincipal() principal: Principal,
  ): Promise<WebinarView> {
    await this.registrations.chooseReminders(id, reminders, principal);
    return await this.reader.get(id, principal);
  }

  /** Gives the place to who waits longest. */
  @Delete('registration')
  @SignedInOrJoined()
  @Returns(webinarView)
  async leave(
    @Param({ schema: idParams }) { id }: IdParams,
    @Query({ schema: schemas.leaveQuery }) { wholeSeries }: schemas.LeaveQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<WebinarView> {
    if (wholeSeries && principal.webinarId) throw joinedOnly();
    // Whoever must not know of it gets no other answer here than elsewhere.
    await this.registrations.assertVisible(id, principal);
    await (wholeSeries ? this.series : this.registrations).leave(id, principal);
    return await this.reader.get(id, principal);
  }

  /** Who comes, in the order of their coming. */
  @Get('registrations')
  @Allow('admin', 'trainer')
  @Returns(schemas.registrationPage)
  list(
    @Param({ schema: idParams }) { id }: IdParams,
    @Query({ schema: schemas.registrationQuery }) query: schemas.RegistrationQuery,
  ): Promise<Page<schemas.RegistrationView>> {
    return this.people.list(id, query);
  }
}
