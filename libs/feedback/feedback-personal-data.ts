import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@rounds/accounts';
import { DataSource } from 'typeorm';

const DONE = `handling.note, handling.handled_at as "handledAt"`;
const JOINS = `join class_version version on version.id = said.class_version_id
  left join feedback_handling handling on handling.id = said.handling_id`;

/** Adds to the export of a person's data what they have said, were asked, and marked as unclear. */
@Injectable()
export class FeedbackPersonalData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.data.register('feedback', (personId) =>
      this.dataSource.query(
        `select version.class_id as "classId", version.title as "classTitle",
           version.number as version, kind, thing_title as title, rating, remark,
           asked_at as "askedAt", rated_at as "ratedAt", remark_at as "remarkAt", ${DONE}
         from feedback said ${JOINS} where person_id = $1 order by said.id`,
        [personId],
      ),
    );
    this.data.register('webinarFeedback', (personId) =>
      this.dataSource.query(
        `select webinar_id as "webinarId", rating, remark, rated_at as "ratedAt",
           remark_at as "remarkAt"
         from webinar_feedback where person_id = $1 order by rated_at, webinar_id`,
        [personId],
      ),
    );
    this.data.register('unclearPins', (personId) =>
      this.dataSource.query(
        `select version.class_id as "classId", version.title as "classTitle",
           version.number as version, at_ms as "atMs", words, said_at as "saidAt", ${DONE}
         from unclear_pin said ${JOINS} where person_id = $1 order by said.id`,
        [personId],
      ),
    );
    this.data.register('feedbackHandled', (personId) =>
      this.dataSource.query(
        `select note, handled_at as "handledAt" from feedback_handling where handled_by = $1
         order by id`,
        [personId],
      ),
    );
  }
}
