import { Injectable } from '@nestjs/common';
import { containing, parameters } from '@rounds/platform/database';
import { notFound } from '@rounds/platform/errors';
import { readCursor, toPage, type Page } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { QuestionReader } from './question-reader.service';
import { Quiz } from './quiz.entity';
import type { QuizQuery, QuizSource, QuizSummary } from './schemas';

interface Row extends Omit<QuizSummary, 'updatedAt'> {
  updatedAt: Date;
}

/** Id of the last item. */
const PLACE = z.tuple([z.uuid()]);

/** Quizzes as their authors see them. */
@Injectable()
export class QuizSources {
  constructor(
    private readonly dataSource: DataSource,
    private readonly questions: QuestionReader,
  ) {}

  /** Newest first. @throws DomainError `invalid-cursor` */
  async list({ state, classId, q, cursor, limit }: QuizQuery): Promise<Page<QuizSummary>> {
    const { values, add } = parameters();
    const conditions = ['true'];
    if (state) conditions.push(`quiz.state = ${add(state)}`);
    if (classId) conditions.push(`quiz.class_id = ${add(classId)}`);
    if (q) conditions.push(`quiz.title ilike ${add(containing(q))}`);
    if (cursor) conditions.push(`quiz.id < ${add(readCursor(cursor, PLACE)[0])}::uuid`);
    const rows: Row[] = await this.dataSource.query(
      `select quiz.id, quiz.title, quiz.state, quiz.class_id as "classId",
         version.title as "classTitle", quiz.updated_at as "updatedAt",
         (select count(*)::int from quiz_question own where own.quiz_id = quiz.id)
           as "questionCount",
         (select count(*)::int from quiz_attempt attempt
          where attempt.quiz_id = quiz.id and attempt.finished_at is not null)
           as "finishedAttempts"
       from quiz join class on class.id = quiz.class_id
       join class_version version on version.id = class.current_version_id
       where ${conditions.join(' and ')} order by quiz.id desc limit ${add(limit + 1)}`,
      values,
    );
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }),
    );
  }

  /** @throws DomainError `not-found` */
  async get(id: string): Promise<QuizSource> {
    const quiz = await this.dataSource.manager.findOneBy(Quiz, { id });
    if (!quiz) throw notFound('quiz');
    const [facts]: { classTitle: string; attempts: number; finished: number; ids: string[] }[] =
      await this.dataSource.query(
        `select version.title as "classTitle",
           (select count(*)::int from quiz_attempt where quiz_id = $1) as attempts,
           (select count(*)::int from quiz_attempt
            where quiz_id = $1 and finished_at is not null) as finished,
           array(select question_id from quiz_question where quiz_id = $1 order by position) as ids
         from class join class_version version on version.id = class.current_version_id
         where class.id = $2`,
        [id, quiz.classId],
      );
    const { state, revision, classId, chapterId, title, passPercent, maxAttempts } = quiz;
    const { shuffleQuestions, shuffleOptions } = quiz;
    return {
      ...{ id, state, revision, classId, chapterId, title, passPercent, maxAttempts },
      ...{ shuffleQuestions, shuffleOptions },
      classTitle: facts?.classTitle ?? '',
      questions: await this.questions.many(facts?.ids ?? []),
      finishedAttempts: facts?.finished ?? 0,
      untouched: facts?.attempts === 0,
    };
  }
}
