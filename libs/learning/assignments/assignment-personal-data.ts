import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@rounds/accounts';
import { DataSource } from 'typeorm';

/** Adds to the export of a person's data what was assigned to them by name, and their reminders. */
@Injectable()
export class AssignmentPersonalData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.data.register('assignments', (personId) =>
      this.dataSource.query(
        `select id, class_id as "classId", topic_id as "topicId", due_on::text as "dueOn", note,
           created_at as "createdAt" from assignment
         where person_id = $1 or created_by = $1 order by created_at, id`,
        [personId],
      ),
    );
    this.data.register('nudges', (personId) =>
      this.dataSource.query(
        `select sent_at as "sentAt" from nudge where person_id = $1 order by sent_at, id`,
        [personId],
      ),
    );
  }
}
