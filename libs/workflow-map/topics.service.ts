import { Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { DomainError, notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, type EntityManager } from 'typeorm';
import type { EditableTopic, NewTopic, TopicChange } from './schemas';
import { Specialty } from './specialty.entity';
import { topicKey } from './topic';
import { Topic } from './topic.entity';

/** How admins shape the map. */
@Injectable()
export class TopicsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<EditableTopic[]> {
    const order = { axis: 'DESC', position: 'ASC', id: 'ASC' } as const;
    const topics = await this.dataSource.manager.find(Topic, { order });
    return topics.map(toEditable);
  }

  /** @throws DomainError `topic-key-taken`, `overlay-incomplete`, `parent-not-a-practice-step`, `unknown-specialty` */
  async create(input: NewTopic, by: Principal): Promise<EditableTopic> {
    return await this.dataSource.transaction(async (manager) => {
      await assertPlace(input, manager);
      const { specialty, ...rest } = input;
      const topic = { id: newId(), active: true, specialtyKey: specialty, ...rest };
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(Topic)
        .values(topic)
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) {
        throw new DomainError('topic-key-taken', 'conflict', 'Another topic has this key');
      }
      await this.trace('topic.created', topic, by, { title: topic.title }, manager);
      return toEditable(topic);
    });
  }

  /** @throws DomainError `not-found` */
  async change(id: string, change: TopicChange, by: Principal): Promise<EditableTopic> {
    return await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const topic = await manager.findOne(Topic, { where: { id }, lock });
      if (!topic) throw notFound('topic');
      Object.assign(topic, change);
      await manager.save(topic);
      await this.trace('topic.changed', topic, by, { ...change }, manager);
      return toEditable(topic);
    });
  }

  private async trace(
    action: string,
    topic: Pick<Topic, 'id' | 'axis' | 'key'>,
    by: Principal,
    details: Record<string, unknown>,
    manager: EntityManager,
  ): Promise<void> {
    const entry = { actorId: by.personId, action, subjectType: 'topic', subjectId: topic.id };
    await this.audit.record({ ...entry, details: { key: topicKey(topic), ...details } }, manager);
  }
}

/** An overlay names a practice step and a specialty; a step neither. */
async function assertPlace(
  { axis, parentId, specialty }: NewTopic,
  manager: EntityManager,
): Promise<void> {
  if (parentId === null && specialty === null) return;
  if (parentId === null || specialty === null) {
    throw new DomainError('overlay-incomplete', 'invalid', 'An overlay needs step and specialty');
  }
  const parent = await manager.findOneBy(Topic, { id: parentId });
  if (axis !== 'practice' || parent?.axis !== 'practice' || parent.parentId !== null) {
    throw new DomainError(
      'parent-not-a-practice-step',
      'invalid',
      'Overlays belong to practice steps',
    );
  }
  if (!(await manager.existsBy(Specialty, { key: specialty }))) {
    throw new DomainError('unknown-specialty', 'invalid', `The map has no specialty ${specialty}`);
  }
}

const toEditable = ({ specialtyKey, ...rest }: Topic): EditableTopic => ({
  ...rest,
  specialty: specialtyKey,
});
