import { Injectable } from '@nestjs/common';
import { Class, ClassesService, maySee, Outlines } from '@rounds/classes';
import { notFound } from '@rounds/platform/errors';
import { isStaff, type Principal } from '@rounds/platform/http';
import { DataSource, In } from 'typeorm';
import { QuizAttempt } from './quiz-attempt.entity';
import { QuizQuestion } from './quiz-question.entity';
import { Quiz } from './quiz.entity';
import type { QuizView } from './schemas';

/** More of the own attempts are not shown. */
const SHOWN_ATTEMPTS = 20;
/** A class with more quizzes, and a person who has taken more, see the first so many. */
const MOST = 100;

type OwnAttempt = Pick<
  QuizAttempt,
  'id' | 'quizId' | 'classVersionId' | 'finishedAt' | 'score' | 'passed'
>;

/** Quizzes as those see them who take them. */
@Injectable()
export class Quizzes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly classes: ClassesService,
    private readonly outlines: Outlines,
  ) {}

  /**
   * Whoever has taken it keeps seeing it, also when it is no longer offered.
   * @throws DomainError `not-found`
   */
  async get(id: string, person: Principal): Promise<QuizView> {
    const [found] = await this.views([id], person);
    if (!found) throw notFound('quiz');
    return found;
  }

  /** Those of a class that are published, for staff all. @throws DomainError `not-found` */
  async ofClass(classId: string, person: Principal): Promise<QuizView[]> {
    await this.classes.visibleVersion(classId, person);
    const state = isStaff(person) ? In(['draft', 'published']) : 'published';
    const quizzes = await this.dataSource.manager.find(Quiz, {
      where: { classId, state },
      order: { id: 'ASC' },
      take: MOST,
    });
    return await this.views(
      quizzes.map(({ id }) => id),
      person,
    );
  }

  /** Those that the person has begun, the latest first. */
  async mine(person: Principal): Promise<QuizView[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select quiz_id as id from quiz_attempt where person_id = $1
       group by quiz_id order by max(started_at) desc limit ${MOST}`,
      [person.personId],
    );
    return await this.views(
      rows.map(({ id }) => id),
      person,
    );
  }

  private async views(ids: readonly string[], person: Principal): Promise<QuizView[]> {
    if (ids.length === 0) return [];
    const { manager } = this.dataSource;
    const where = { quizId: In([...ids]) };
    const [quizzes, attempts, counts] = await Promise.all([
      manager.findBy(Quiz, { id: In([...ids]) }),
      manager.find(QuizAttempt, {
        select: {
          ...{ id: true, quizId: true, classVersionId: true },
          ...{ finishedAt: true, score: true, passed: true },
        },
        where: { ...where, personId: person.personId },
        order: { number: 'DESC' },
      }),
      manager.find(QuizQuestion, { select: { quizId: true, questionId: true }, where }),
    ]);
    const classes = await manager.findBy(Class, { id: In(quizzes.map(({ classId }) => classId)) });
    const outlines = await this.outlines.many(classes.map((one) => one.currentVersionId));
    return ids.flatMap((id) => {
      const quiz = quizzes.find((one) => one.id === id);
      const taught = classes.find((one) => one.id === quiz?.classId);
      const outline = outlines.get(taught?.currentVersionId ?? '');
      if (!quiz || !taught || !outline) return [];
      const own = attempts.filter(({ quizId }) => quizId === id);
      const offered = isStaff(person) || (quiz.state === 'published' && maySee(taught, person));
      if (!offered && own.length === 0) return [];
      const has = outline.chapters.some((chapter) => chapter.id === quiz.chapterId);
      return toView(quiz, own, {
        offered,
        versionId: outline.versionId,
        classTitle: outline.title,
        chapterId: has ? quiz.chapterId : null,
        questionCount: counts.filter(({ quizId }) => quizId === id).length,
      });
    });
  }
}

function toView(
  quiz: Quiz,
  own: readonly OwnAttempt[],
  rest: Pick<QuizView, 'classTitle' | 'chapterId' | 'questionCount'> & {
    offered: boolean;
    /** That the class shows now; each has attempts of its own. */
    versionId: string;
  },
): QuizView {
  const { id, title, state, classId, passPercent, maxAttempts } = quiz;
  const { offered, versionId, ...told } = rest;
  const finished = own.flatMap(({ id: attemptId, finishedAt, score, passed }) =>
    finishedAt && score !== null && passed !== null
      ? [{ id: attemptId, finishedAt: finishedAt.toISOString(), score, passed }]
      : [],
  );
  const used = own.filter(({ classVersionId }) => classVersionId === versionId).length;
  const left = maxAttempts === null ? null : Math.max(0, maxAttempts - used);
  return {
    ...{ id, title, state, classId, passPercent },
    ...told,
    attemptsLeft: offered ? left : 0,
    openAttemptId: own.find(({ finishedAt }) => !finishedAt)?.id ?? null,
    finished: finished.slice(0, SHOWN_ATTEMPTS),
  };
}
