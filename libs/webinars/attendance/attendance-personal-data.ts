import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@rounds/accounts';
import { DataSource } from 'typeorm';

/** Adds to the export of a person's data when they were in which class, and what they did there. */
@Injectable()
export class AttendancePersonalData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.register(
      'attendance',
      `select webinar_id as "webinarId", role, joined_at as "joinedAt",
         last_seen_at as "lastSeenAt" from attendance_interval
       where person_id = $1 order by joined_at, id`,
    );
    this.register(
      'roomEvents',
      `select webinar_id as "webinarId", kind, payload, at from room_event
       where author_id = $1 order by webinar_id, sequence`,
    );
  }

  private register(name: string, sql: string): void {
    this.data.register(name, (personId) => this.dataSource.query(sql, [personId]));
  }
}
