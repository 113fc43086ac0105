import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@rounds/accounts';
import { DataSource } from 'typeorm';

/** Adds to the export of a person's data their attempts at quizzes, and what they have made. */
@Injectable()
export class QuizPersonalData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.data.register('quizAttempts', (personId) =>
      this.dataSource.query(
        `select attempt.id, quiz.title, version.class_id as "classId", version.number as version,
           attempt.number, attempt.questions, attempt.started_at as "startedAt",
           attempt.finished_at as "finishedAt", attempt.score, attempt.passed, attempt.results,
           (select json_agg(json_build_object('questionId', question_id, 'picked', picked,
              'value', value, 'answeredAt', answered_at) order by answered_at)
            from quiz_answer where attempt_id = attempt.id) as answers
         from quiz_attempt attempt join quiz on quiz.id = attempt.quiz_id
         join class_version version on version.id = attempt.class_version_id
         where attempt.person_id = $1 order by attempt.started_at, attempt.id`,
        [personId],
      ),
    );
    this.data.register('quizzesMade', (personId) =>
      this.dataSource.query(
        `select 'quiz' as kind, title, created_at as "createdAt" from quiz where created_by = $1
         union all
         select 'question', prompt, created_at from question where created_by = $1
         union all
         select 'picture', type, created_at from question_picture where created_by = $1
         order by 3`,
        [personId],
      ),
    );
  }
}
