import { Injectable } from '@nestjs/common';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, In } from 'typeorm';
import { pictureUrl } from './question-picture';
import type { QuestionView } from './question-schemas';
import { QuestionTopic } from './question-topic.entity';
import { Question } from './question.entity';

/** Questions with their topics and how many quizzes ask them, many at once. */
@Injectable()
export class QuestionReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly workflowMap: WorkflowMapService,
  ) {}

  /** In the order of the ids; those that are none are left out. */
  async many(ids: readonly string[]): Promise<QuestionView[]> {
    if (ids.length === 0) return [];
    const { manager } = this.dataSource;
    const questions = await manager.findBy(Question, { id: In([...ids]) });
    const tags = await manager.find(QuestionTopic, {
      where: { questionId: In([...ids]) },
      order: { position: 'ASC' },
    });
    const topics = await this.workflowMap.topicsByIds(tags.map(({ topicId }) => topicId));
    const uses: { id: string; quizzes: number }[] = await this.dataSource.query(
      `select question_id as id, count(*)::int as quizzes from quiz_question
       where question_id = any($1) group by question_id`,
      [ids],
    );
    const quizzes = new Map(uses.map((use) => [use.id, use.quizzes]));
    const views = new Map(
      questions.map((question) => {
        const own = tags.filter(({ questionId }) => questionId === question.id);
        const keys = own.flatMap(({ topicId }) => topics.get(topicId)?.key ?? []);
        return [question.id, toView(question, keys, quizzes.get(question.id) ?? 0)];
      }),
    );
    return ids.flatMap((id) => views.get(id) ?? []);
  }
}

function toView(question: Question, topics: string[], quizzes: number): QuestionView {
  const { id, revision, kind, prompt, options, truth, value, tolerance, unit, explanation } =
    question;
  const { pictureId, pictureAlt, taughtClassId, taughtChapterId, taughtAtMs } = question;
  const isTaught = taughtClassId !== null && taughtChapterId !== null && taughtAtMs !== null;
  return {
    ...{ id, revision, kind, prompt, options, truth, value, tolerance, unit, explanation },
    picture: pictureId ? { id: pictureId, url: pictureUrl(pictureId), alt: pictureAlt } : null,
    reference: isTaught
      ? { classId: taughtClassId, chapterId: taughtChapterId, atMs: taughtAtMs }
      : null,
    topics,
    quizzes,
    updatedAt: question.updatedAt.toISOString(),
  };
}
