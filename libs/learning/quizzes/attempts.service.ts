import { Injectable } from '@nestjs/common';
import { ClassesService } from '@rounds/classes';
import { DomainError, notFound } from '@rounds/platform/errors';
import { isStaff, type Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { hasPassed, scoreOf, shownOptions, shuffled, type AskedQuestion } from './asked';
import { toAttemptView } from './attempt-view';
import { fits, isRight, type Answer } from './question';
import { QuestionReader } from './question-reader.service';
import { QuizAnswer } from './quiz-answer.entity';
import { QuizAttempt } from './quiz-attempt.entity';
import { QuizQuestion } from './quiz-question.entity';
import { Quiz } from './quiz.entity';
import { References } from './references.service';
import type { AttemptView } from './schemas';

/** How people take quizzes. Everything that is answered is on record before it is acknowledged. */
@Injectable()
export class Attempts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly classes: ClassesService,
    private readonly questions: QuestionReader,
    private readonly references: References,
  ) {}

  /**
   * The attempt that is open, else a new one.
   * @throws DomainError `not-found`, `no-attempts-left`, `quiz-is-empty`
   */
  async open(quizId: string, person: Principal): Promise<AttemptView> {
    const { manager } = this.dataSource;
    const own = { quizId, personId: person.personId };
    const open = await manager.findOneBy(QuizAttempt, { ...own, finishedAt: IsNull() });
    if (open) return await this.view(open, person);
    const quiz = await manager.findOneBy(Quiz, { id: quizId });
    if (!quiz || (quiz.state !== 'published' && !isStaff(person))) throw notFound('quiz');
    const { versionId } = await this.classes.visibleVersion(quiz.classId, person);
    const questions = await this.ask(quiz);
    const attempt = await this.dataSource.transaction(async (own) => {
      await own.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `quiz-attempt ${quizId} ${person.personId}`,
      ]);
      return await begin(own, quiz, person.personId, { questions, classVersionId: versionId });
    });
    return await this.view(attempt, person);
  }

  /** @throws DomainError `not-found` for another person's */
  async get(id: string, person: Principal): Promise<AttemptView> {
    const where = { id, personId: person.personId };
    const found = await this.dataSource.manager.findOneBy(QuizAttempt, where);
    if (!found) throw notFound('attempt');
    return await this.view(found, person);
  }

  /**
   * Keeps an answer in place of the one before. Resolves after the commit.
   * @throws DomainError `not-found`, `attempt-finished`, `answer-does-not-fit`
   */
  async answer(id: string, questionId: string, answer: Answer, person: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const attempt = await lockOwn(manager, id, person);
      const question = attempt.questions.find((one) => one.id === questionId);
      if (!question) throw notFound('question');
      if (attempt.finishedAt) {
        throw new DomainError('attempt-finished', 'conflict', 'This attempt is finished');
      }
      if (!fits(question, answer)) {
        throw new DomainError('answer-does-not-fit', 'invalid', 'The question does not take this');
      }
      await manager.upsert(
        QuizAnswer,
        { ...answer, attemptId: id, questionId, answeredAt: new Date() },
        ['attemptId', 'questionId'],
      );
    });
  }

  /** Judges it; what is finished already stays as it is. @throws DomainError `not-found` */
  async finish(id: string, person: Principal): Promise<AttemptView> {
    const attempt = await this.dataSource.transaction(async (manager) => {
      const found = await lockOwn(manager, id, person);
      if (found.finishedAt) return found;
      const answers = await manager.findBy(QuizAnswer, { attemptId: id });
      const given = new Map(answers.map((answer) => [answer.questionId, answer]));
      const marks = found.questions.map(
        (one) => [one.id, isRight(one, given.get(one.id))] as const,
      );
      const score = scoreOf(marks.map(([, right]) => right));
      const judged = {
        ...{ finishedAt: new Date(), score, passed: hasPassed(score, found.passPercent) },
        results: Object.fromEntries(marks),
      };
      await manager.update(QuizAttempt, { id }, judged);
      return { ...found, ...judged };
    });
    return await this.view(attempt, person);
  }

  private async ask(quiz: Quiz): Promise<AskedQuestion[]> {
    const rows = await this.dataSource.manager.find(QuizQuestion, {
      where: { quizId: quiz.id },
      order: { position: 'ASC' },
    });
    const found = await this.questions.many(rows.map(({ questionId }) => questionId));
    const questions = quiz.shuffleQuestions ? shuffled(found, Math.random) : found;
    return questions.map(({ revision: _r, topics: _t, quizzes: _q, updatedAt: _u, ...one }) => ({
      ...one,
      picture: one.picture && { id: one.picture.id, alt: one.picture.alt },
      shown: shownOptions(one, quiz.shuffleOptions, Math.random),
    }));
  }

  private async view(attempt: QuizAttempt, person: Principal): Promise<AttemptView> {
    const [answers, references] = await Promise.all([
      this.dataSource.manager.findBy(QuizAnswer, { attemptId: attempt.id }),
      attempt.finishedAt ? this.references.of(attempt.questions, person) : new Map(),
    ]);
    return toAttemptView(attempt, answers, references);
  }
}

/** Under the lock of this person's attempts at this quiz. */
async function begin(
  manager: EntityManager,
  { id: quizId, maxAttempts, passPercent }: Quiz,
  personId: string,
  rest: Pick<QuizAttempt, 'questions' | 'classVersionId'>,
): Promise<QuizAttempt> {
  const open = await manager.findOneBy(QuizAttempt, { quizId, personId, finishedAt: IsNull() });
  if (open) return open;
  if (rest.questions.length === 0) {
    throw new DomainError('quiz-is-empty', 'unprocessable', 'This quiz has no questions');
  }
  const { classVersionId } = rest;
  const before = await manager.countBy(QuizAttempt, { quizId, personId });
  const onThisVersion = await manager.countBy(QuizAttempt, { quizId, personId, classVersionId });
  if (maxAttempts !== null && onThisVersion >= maxAttempts) {
    throw new DomainError('no-attempts-left', 'conflict', 'All attempts have been used');
  }
  const attempt = manager.create(QuizAttempt, {
    ...{ id: newId(), quizId, personId, number: before + 1, passPercent, startedAt: new Date() },
    ...{ finishedAt: null, score: null, passed: null, results: null },
    ...rest,
  });
  await manager.insert(QuizAttempt, attempt);
  return attempt;
}

/** @throws DomainError `not-found` */
async function lockOwn(
  manager: EntityManager,
  id: string,
  { personId }: Principal,
): Promise<QuizAttempt> {
  const lock = { mode: 'pessimistic_write' } as const;
  const found = await manager.findOne(QuizAttempt, { where: { id, personId }, lock });
  if (!found) throw notFound('attempt');
  return found;
}
