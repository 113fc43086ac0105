import { Injectable } from '@nestjs/common';
import { Class, Outlines } from '@rounds/classes';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Question } from './question.entity';
import { assertRevision } from './questions.service';
import { QuizAttempt } from './quiz-attempt.entity';
import { QuizQuestion } from './quiz-question.entity';
import { Quiz, type QuizState } from './quiz.entity';
import type { NewQuiz, QuizChange } from './schemas';

const PASS_PERCENT = 80;

/** How staff make, change, publish and delete quizzes. */
@Injectable()
export class QuizEditing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
    private readonly audit: Audit,
  ) {}

  /** A draft without questions. @returns its id @throws DomainError `not-found` */
  async create({ classId, title }: NewQuiz, by: Principal | null): Promise<string> {
    if (!(await this.dataSource.manager.existsBy(Class, { id: classId }))) throw notFound('class');
    const id = newId();
    const at = new Date();
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(Quiz, {
        ...{ id, classId, title, chapterId: null, state: 'draft', revision: 1 },
        ...{ passPercent: PASS_PERCENT, maxAttempts: null },
        ...{ shuffleQuestions: false, shuffleOptions: true },
        ...{ createdBy: by?.personId ?? null, createdAt: at, updatedAt: at, publishedAt: null },
      });
      await this.trace('quiz.created', id, by, { title }, manager);
    });
    return id;
  }

  /**
   * Changes what is given, from the next attempt on; attempts that are there stay as they are.
   * @throws DomainError `not-found`, `edited-meanwhile`, `unknown-chapter`, `unknown-question`,
   * `quiz-is-empty`
   */
  async change(id: string, change: QuizChange, by: Principal | null): Promise<void> {
    const { revision, questionIds, ...columns } = change;
    if (questionIds) await this.assertQuestions(questionIds);
    if (columns.chapterId) await this.assertChapter(id, columns.chapterId);
    await this.dataSource.transaction(async (manager) => {
      const quiz = await this.forEdit(id, revision, manager);
      if (questionIds) {
        if (quiz.state === 'published') assertFilled(questionIds.length);
        await manager.delete(QuizQuestion, { quizId: id });
        const rows = questionIds.map((questionId, position) => ({
          quizId: id,
          questionId,
          position,
        }));
        if (rows.length > 0) await manager.insert(QuizQuestion, rows);
      }
      await touch(manager, quiz, columns);
      const { revision: _, ...details } = change;
      await this.trace('quiz.changed', id, by, details, manager);
    });
  }

  /** @throws DomainError `not-found`, `edited-meanwhile`, `quiz-is-empty` */
  async move(id: string, to: QuizState, revision: number, by: Principal | null): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const quiz = await this.forEdit(id, revision, manager);
      if (quiz.state === to) return;
      if (to === 'published') assertFilled(await manager.countBy(QuizQuestion, { quizId: id }));
      const publishedAt = to === 'published' ? new Date() : quiz.publishedAt;
      await touch(manager, quiz, { state: to, publishedAt });
      await this.trace(
        to === 'published' ? 'quiz.published' : 'quiz.unpublished',
        id,
        by,
        {},
        manager,
      );
    });
  }

  /** Its questions stay in the bank. @throws DomainError `not-found`, `quiz-was-taken` */
  async remove(id: string, by: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const quiz = await manager.findOne(Quiz, { where: { id }, lock });
      if (!quiz) throw notFound('quiz');
      if (await manager.existsBy(QuizAttempt, { quizId: id })) {
        throw new DomainError('quiz-was-taken', 'conflict', 'Somebody has begun this quiz');
      }
      await manager.delete(Quiz, { id });
      await this.trace('quiz.deleted', id, by, { title: quiz.title }, manager);
    });
  }

  private async forEdit(id: string, revision: number, manager: EntityManager): Promise<Quiz> {
    const lock = { mode: 'pessimistic_write' } as const;
    const quiz = await manager.findOne(Quiz, { where: { id }, lock });
    if (!quiz) throw notFound('quiz');
    assertRevision(quiz.revision, revision);
    return quiz;
  }

  private async assertQuestions(ids: readonly string[]): Promise<void> {
    const known = await this.dataSource.manager.countBy(Question, { id: In([...ids]) });
    if (known === ids.length) return;
    throw new DomainError('unknown-question', 'invalid', 'A question is unknown or named twice');
  }

  private async assertChapter(quizId: string, chapterId: string): Promise<void> {
    const { manager } = this.dataSource;
    const quiz = await manager.findOneBy(Quiz, { id: quizId });
    if (!quiz) throw notFound('quiz');
    if (quiz.chapterId === chapterId) return;
    const found = await manager.findOneByOrFail(Class, { id: quiz.classId });
    const { chapters } = await this.outlines.one(found.currentVersionId);
    if (chapters.some(({ id }) => id === chapterId)) return;
    throw new DomainError('unknown-chapter', 'invalid', 'The class has no such chapter');
  }

  private async trace(
    action: string,
    subjectId: string,
    by: Principal | null,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    const actorId = by?.personId ?? null;
    await this.audit.record({ actorId, action, subjectType: 'quiz', subjectId, details }, manager);
  }
}

function assertFilled(questions: number): void {
  if (questions > 0) return;
  throw new DomainError('quiz-is-empty', 'unprocessable', 'A published quiz needs a question');
}

const touch = (manager: EntityManager, { id, revision }: Quiz, change: Partial<Quiz>) =>
  manager.update(Quiz, { id }, { ...change, revision: revision + 1, updatedAt: new Date() });
