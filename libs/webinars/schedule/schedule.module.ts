import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { Feed } from '../calendar/feed.entity';
import { Reminder } from '../calendar/reminder.entity';
import { RegistrationList } from '../registration/registration-list.service';
import { Registration } from '../registration/registration.entity';
import { RegistrationsController } from '../registration/registrations.controller';
import { Registrations } from '../registration/registrations.service';
import { SeriesRegistration } from '../registration/series-registration.entity';
import { SeriesRegistrations } from '../registration/series-registrations.service';
import { WebinarCreation } from './webinar-creation.service';
import { WebinarEditing } from './webinar-editing.service';
import { WebinarPartsService } from './webinar-parts.service';
import { WebinarPerson } from './webinar-person.entity';
import { WebinarReader } from './webinar-reader.service';
import { WebinarSeries } from './webinar-series.entity';
import { WebinarTopic } from './webinar-topic.entity';
import { Webinar } from './webinar.entity';
import { WebinarsController } from './webinars.controller';
import { Webinars } from './webinars.service';

const entities = TypeOrmModule.forFeature([
  Feed,
  Registration,
  Reminder,
  SeriesRegistration,
  Webinar,
  WebinarPerson,
  WebinarSeries,
  WebinarTopic,
]);

/** When webinars are, for whom, and who comes. */
@Module({
  imports: [entities, WorkflowMapModule],
  controllers: [WebinarsController, RegistrationsController],
  providers: [
    RegistrationList,
    Registrations,
    SeriesRegistrations,
    WebinarCreation,
    WebinarEditing,
    WebinarPartsService,
    WebinarReader,
    Webinars,
  ],
  exports: [Registrations, WebinarCreation, Webinars],
})
export class WebinarScheduleModule {}
