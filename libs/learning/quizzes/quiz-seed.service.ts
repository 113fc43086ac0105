import { Injectable } from '@nestjs/common';
import { Outlines } from '@rounds/classes';
import type { Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { Attempts } from './attempts.service';
import { questionInput, type QuestionInput } from './question-schemas';
import { Questions } from './questions.service';
import { QuizEditing } from './quiz-editing.service';
import { QuizSources } from './quiz-sources.service';
import { Quiz } from './quiz.entity';
import type { QuizChange } from './schemas';
import { seededAnswer } from './seeded-answer';

/** A question with the title of the chapter where it is taught. */
export type SeededQuestion = Omit<QuestionInput, 'picture' | 'reference'> & {
  chapter: string;
  atMs: number;
};

export interface SeededAttempt {
  personId: string;
  at: Date;
  /** By question, in the order of the quiz, whether it is answered right. */
  right: readonly boolean[];
}

const TAKES_MS = 6 * 60_000;

/** For the demo: makes quizzes, and puts on record how people are said to have done. */
@Injectable()
export class QuizSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
    private readonly questions: Questions,
    private readonly editing: QuizEditing,
    private readonly sources: QuizSources,
    private readonly attempts: Attempts,
  ) {}

  /** Whether the class has a quiz of that title, in whatever state. */
  has(classId: string, title: string): Promise<boolean> {
    return this.dataSource.manager.existsBy(Quiz, { classId, title });
  }

  /** @returns its id @throws DomainError `not-found`, `unknown-topic`; ZodError for a bad question */
  async publish(
    versionId: string,
    facts: Omit<QuizChange, 'revision' | 'questionIds' | 'title'> & { title: string },
    questions: readonly SeededQuestion[],
    by: string,
  ): Promise<string> {
    const { classId, chapters } = await this.outlines.one(versionId);
    const questionIds: string[] = [];
    for (const { chapter, atMs, ...rest } of questions) {
      const chapterId = chapters.find(({ title }) => title === chapter)?.id;
      const reference = chapterId ? { classId, chapterId, atMs } : null;
      const input = questionInput.parse({ ...rest, reference, picture: null });
      questionIds.push((await this.questions.create(input, { personId: by })).id);
    }
    const author = principalOf(by);
    const id = await this.editing.create({ classId, title: facts.title }, author);
    await this.editing.change(id, { ...facts, questionIds, revision: 1 }, author);
    await this.editing.move(id, 'published', 2, author);
    return id;
  }

  /** Taken as by anybody, only earlier. @throws DomainError `no-attempts-left` */
  async take(quizId: string, { personId, at, right }: SeededAttempt): Promise<void> {
    const person = principalOf(personId);
    const { questions } = await this.sources.get(quizId);
    const { id, number } = await this.attempts.open(quizId, person);
    for (const [index, question] of questions.entries()) {
      const answer = seededAnswer(question, right[index] ?? false, at.getUTCDate() + number);
      await this.attempts.answer(id, question.id, answer, person);
    }
    await this.attempts.finish(id, person);
    await this.dataSource.query(
      `update quiz_attempt set started_at = $2::timestamptz, finished_at = $3 where id = $1`,
      [id, at, new Date(at.getTime() + TAKES_MS)],
    );
    await this.dataSource.query(
      'update quiz_answer set answered_at = $2::timestamptz where attempt_id = $1',
      [id, at],
    );
  }
}

/** Sees everything, whoever it is: the demo says itself who took what. */
const principalOf = (personId: string): Principal => ({
  ...{ personId, sessionId: personId, role: 'admin', practiceId: null },
  ...{ specialties: [], locale: 'en', webinarId: null },
});
