import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@rounds/accounts';
import { DataSource } from 'typeorm';

/** Adds to the export of a person's data what they did on the way of classes to learners. */
@Injectable()
export class PublishingPersonalData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.register(
      'patientChecks',
      `select version.class_id as "classId", version.title, patient_checked_at as "checkedAt"
       from class_version version where patient_checked_by = $1
       order by patient_checked_at, version.id`,
    );
    this.register(
      'classesScheduled',
      `select wish.class_id as "classId", version.title, publish_at as "publishAt",
         asked_at as "askedAt"
       from publish_wish wish join class_version version on version.id = wish.class_version_id
       where asked_by = $1 order by asked_at, wish.class_id`,
    );
    this.register(
      'classesDeleted',
      `select class.id as "classId", version.title, deleted_at as "deletedAt"
       from class join class_version version on version.id = class.current_version_id
       where deleted_by = $1 order by deleted_at, class.id`,
    );
  }

  private register(name: string, sql: string): void {
    this.data.register(name, (personId) => this.dataSource.query(sql, [personId]));
  }
}
