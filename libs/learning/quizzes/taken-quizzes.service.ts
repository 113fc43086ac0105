import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A quiz that somebody has begun on a version of its class. */
export interface TakenQuiz {
  quizId: string;
  title: string;
  /** At least one attempt was handed in. */
  finished: boolean;
}

/** A class has no more quizzes than that to be asked about. */
const MOST = 100;

/** Tells other contexts which quizzes a person has taken. Asks nobody's permission. */
@Injectable()
export class TakenQuizzes {
  constructor(private readonly dataSource: DataSource) {}

  /** On one version of a class, the one that was begun last first. */
  async of(personId: string, versionId: string): Promise<TakenQuiz[]> {
    return await this.dataSource.query(
      `select quiz.id as "quizId", quiz.title, bool_or(attempt.finished_at is not null) as finished
       from quiz_attempt attempt join quiz on quiz.id = attempt.quiz_id
       where attempt.person_id = $1 and attempt.class_version_id = $2
       group by quiz.id order by max(attempt.started_at) desc limit ${MOST}`,
      [personId, versionId],
    );
  }
}
