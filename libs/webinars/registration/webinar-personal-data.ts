import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@rounds/accounts';
import { DataSource } from 'typeorm';

/** Adds to the export of a person's data which webinars they came to, and gave, and what they refused. */
@Injectable()
export class WebinarPersonalData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.data.register('webinarRegistrations', (personId) =>
      this.dataSource.query(
        `select webinar.title, webinar.starts_at as "startsAt", own.state, own.time_zone as
           "timeZone", own.reminders, own.registered_at as "registeredAt"
         from webinar_registration own join webinar on webinar.id = own.webinar_id
         where own.person_id = $1 order by own.registered_at, own.id`,
        [personId],
      ),
    );
    this.data.register('followUpsRefused', (personId) =>
      this.dataSource.query(
        `select refused_at as "refusedAt" from follow_up_refusal where person_id = $1`,
        [personId],
      ),
    );
    this.data.register('webinarsPresented', (personId) =>
      this.dataSource.query(
        `select webinar.title, webinar.starts_at as "startsAt", part.role
         from webinar_person part join webinar on webinar.id = part.webinar_id
         where part.person_id = $1 order by webinar.starts_at, webinar.id`,
        [personId],
      ),
    );
  }
}
