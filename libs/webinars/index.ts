export { FollowUps } from './calendar/follow-ups.service';
export { Registrations } from './registration/registrations.service';
export { WebinarScheduleModule, WebinarScheduleWorkerModule } from './schedule/schedule.module';
export type { NewWebinar } from './schedule/schemas';
export type { WebinarRole, WebinarState } from './schedule/webinar';
export { WebinarCreation } from './schedule/webinar-creation.service';
export { Webinar } from './schedule/webinar.entity';
export { Webinars } from './schedule/webinars.service';
