import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { Feed } from '../calendar/feed.entity';
import { FeedsController } from '../calendar/feeds.controller';
import { Feeds } from '../calendar/feeds.service';
import { FollowUpRefusal } from '../calendar/follow-up-refusal.entity';
import { FollowUpRefusals } from '../calendar/follow-up-refusals.service';
import { FollowUps } from '../calendar/follow-ups.service';
import { MailParties } from '../calendar/mail-parties';
import { RegistrationMails } from '../calendar/registration-mails.service';
import { Reminder } from '../calendar/reminder.entity';
import { Reminders } from '../calendar/reminders.service';
import { SeriesMails } from '../calendar/series-mails.service';
import { WebinarMailsSweeper } from '../calendar/webinar-mails.sweeper';
import { JoinLinks } from '../registration/join-links.service';
import { JoiningController } from '../registration/joining.controller';
import { RegistrationList } from '../registration/registration-list.service';
import { Registration } from '../registration/registration.entity';
import { RegistrationsController } from '../registration/registrations.controller';
import { Registrations } from '../registration/registrations.service';
import { SeriesRegistration } from '../registration/series-registration.entity';
import { SeriesRegistrations } from '../registration/series-registrations.service';
import { WebinarPersonalData } from '../registration/webinar-personal-data';
import { ScheduleAccess } from './schedule-access';
import { UnstartedSweeper } from './unstarted.sweeper';
import { WebinarCreation } from './webinar-creation.service';
import { WebinarEditing } from './webinar-editing.service';
import { WebinarPartsService } from './webinar-parts.service';
import { WebinarPerson } from './webinar-person.entity';
import { WebinarReader } from './webinar-reader.service';
import { WebinarSeries } from './webinar-series.entity';
import { WebinarTopic } from './webinar-topic.entity';
import { Webinar } from './webinar.entity';
import { WebinarsController } from './webinars.controller';
import { WebinarStatesModule } from './webinar-states.module';

const entities = TypeOrmModule.forFeature([
  Feed,
  FollowUpRefusal,
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
  imports: [entities, WebinarStatesModule, WorkflowMapModule],
  controllers: [FeedsController, JoiningController, WebinarsController, RegistrationsController],
  providers: [
    Feeds,
    JoinLinks,
    MailParties,
    RegistrationList,
    Registrations,
    SeriesRegistrations,
    WebinarCreation,
    WebinarEditing,
    WebinarPartsService,
    WebinarPersonalData,
    WebinarReader,
    ScheduleAccess,
  ],
  exports: [Registrations, ScheduleAccess, WebinarCreation, WebinarStatesModule],
})
export class WebinarScheduleModule {}

/** For the worker: tells people of what has changed, reminds them, and writes when it is over. */
@Module({
  imports: [entities, WebinarStatesModule],
  providers: [
    FollowUpRefusals,
    FollowUps,
    MailParties,
    RegistrationMails,
    Reminders,
    SeriesMails,
    UnstartedSweeper,
    WebinarMailsSweeper,
  ],
  exports: [WebinarStatesModule],
})
export class WebinarScheduleWorkerModule {}
