import { Injectable } from '@nestjs/common';
import { Class } from '@rounds/classes';
import { containing, parameters } from '@rounds/platform/database';
import { DomainError, notFound } from '@rounds/platform/errors';
import { readCursor, toPage, type Page, type Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { QuestionPicture } from './question-picture.entity';
import { QuestionReader } from './question-reader.service';
import type {
  QuestionChange,
  QuestionInput,
  QuestionQuery,
  QuestionView,
} from './question-schemas';
import { QuestionTopic } from './question-topic.entity';
import { Question } from './question.entity';

/** Id of the last item. */
const PLACE = z.tuple([z.uuid()]);

/** The question bank. */
@Injectable()
export class Questions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: QuestionReader,
    private readonly workflowMap: WorkflowMapService,
  ) {}

  /** Newest first. @throws DomainError `invalid-cursor`, `unknown-topic` */
  async list({ q, topic, cursor, limit }: QuestionQuery): Promise<Page<QuestionView>> {
    const { values, add } = parameters();
    const conditions = ['true'];
    for (const word of (q ?? '').split(/\s+/).filter(Boolean).slice(0, 8)) {
      const pattern = add(containing(word));
      conditions.push(`(prompt ilike ${pattern} or explanation ilike ${pattern}
        or jsonb_path_query_array(options, '$[*].text')::text ilike ${pattern})`);
    }
    if (topic) {
      const [found] = await this.workflowMap.topicsByKeys([topic]);
      conditions.push(`exists (select 1 from question_topic tag
        where tag.question_id = question.id and tag.topic_id = ${add(found?.id)})`);
    }
    if (cursor) conditions.push(`id < ${add(readCursor(cursor, PLACE)[0])}::uuid`);
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from question where ${conditions.join(' and ')}
       order by id desc limit ${add(limit + 1)}`,
      values,
    );
    const idOf = ({ id }: { id: string }) => id;
    const page = toPage(rows, limit, (row) => [row.id], idOf);
    return { items: await this.reader.many(page.items), nextCursor: page.nextCursor };
  }

  /** @throws DomainError `not-found` */
  async get(id: string): Promise<QuestionView> {
    const [found] = await this.reader.many([id]);
    if (!found) throw notFound('question');
    return found;
  }

  /** @throws DomainError `unknown-topic`, `unknown-picture`, `unknown-class` */
  async create(input: QuestionInput, by: Pick<Principal, 'personId'>): Promise<QuestionView> {
    const id = newId();
    const at = new Date();
    const stamp = { id, revision: 1, createdBy: by.personId, createdAt: at, updatedAt: at };
    const topicIds = await this.topicIds(input.topics);
    await this.assertKnown(input);
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(Question, { ...stamp, ...toColumns(input) });
      await tag(manager, id, topicIds);
    });
    return await this.get(id);
  }

  /**
   * Changes it in every quiz that asks it, from the next attempt on.
   * @throws DomainError `not-found`, `edited-meanwhile`, and those of {@link create}
   */
  async change(id: string, { revision, ...input }: QuestionChange): Promise<QuestionView> {
    const topicIds = await this.topicIds(input.topics);
    await this.assertKnown(input);
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const found = await manager.findOne(Question, { where: { id }, lock });
      if (!found) throw notFound('question');
      assertRevision(found.revision, revision);
      const stamp = { revision: revision + 1, updatedAt: new Date() };
      await manager.update(Question, { id }, { ...stamp, ...toColumns(input) });
      await tag(manager, id, topicIds);
    });
    return await this.get(id);
  }

  private async topicIds(keys: readonly string[]): Promise<string[]> {
    return (await this.workflowMap.topicsByKeys(keys)).map(({ id }) => id);
  }

  private async assertKnown({ picture, reference }: QuestionInput): Promise<void> {
    const { manager } = this.dataSource;
    if (picture && !(await manager.existsBy(QuestionPicture, { id: picture.id }))) {
      throw new DomainError('unknown-picture', 'invalid', 'There is no such picture');
    }
    if (reference && !(await manager.existsBy(Class, { id: reference.classId }))) {
      throw new DomainError('unknown-class', 'invalid', 'There is no such class');
    }
  }
}

/** @throws DomainError `edited-meanwhile` */
export function assertRevision(present: number, known: number): void {
  if (present === known) return;
  throw new DomainError('edited-meanwhile', 'conflict', 'Somebody else saved this meanwhile');
}

const toColumns = ({ picture, reference, topics: _, ...rest }: QuestionInput) => ({
  ...rest,
  pictureId: picture?.id ?? null,
  pictureAlt: picture?.alt ?? '',
  taughtClassId: reference?.classId ?? null,
  taughtChapterId: reference?.chapterId ?? null,
  taughtAtMs: reference?.atMs ?? null,
});

async function tag(manager: EntityManager, questionId: string, topicIds: string[]): Promise<void> {
  await manager.delete(QuestionTopic, { questionId });
  const rows = topicIds.map((topicId, position) => ({ questionId, topicId, position }));
  if (rows.length > 0) await manager.insert(QuestionTopic, rows);
}
