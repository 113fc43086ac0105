import type { EntityManager } from 'typeorm';
import { ClassTopic } from './class-topic.entity';

/** Replaces the topics of a class version by these, in this order. */
export async function tagVersion(
  manager: EntityManager,
  classVersionId: string,
  topicIds: readonly string[],
): Promise<void> {
  await manager.delete(ClassTopic, { classVersionId });
  const rows = topicIds.map((topicId, position) => ({ classVersionId, topicId, position }));
  if (rows.length > 0) await manager.insert(ClassTopic, rows);
}
