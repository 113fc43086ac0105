import { newId } from '@rounds/platform/ids';
import { publishIn, STAFF_CHANNEL } from '@rounds/platform/realtime';
import type { EntityManager } from 'typeorm';
import type { Audience } from '../audience';
import { ClassVersion } from '../class-version.entity';
import { Class } from '../class.entity';
import type { NewClass } from '../schemas';
import { tagVersion } from '../topic-tags';

/** Names of the workflow map, known to exist, each once. */
export interface Tags {
  topicIds: string[];
  specialties: string[];
}

/** Inserts a class and its first version, without chapters. */
export async function insertDraft(
  manager: EntityManager,
  { recordingId, title, speaker, description }: Omit<NewClass, keyof Tags | 'topics'>,
  { topicIds, specialties }: Tags,
  createdBy: string | null,
  audience: Audience = { kind: 'everyone' },
): Promise<Class> {
  const createdAt = new Date();
  const draft = manager.create(Class, {
    id: newId(),
    state: 'draft',
    audience,
    revision: 1,
    currentVersionId: newId(),
    createdBy,
    createdAt,
    updatedAt: createdAt,
    publishedAt: null,
  });
  await manager.insert(Class, draft);
  await manager.insert(ClassVersion, {
    id: draft.currentVersionId,
    classId: draft.id,
    number: 1,
    recordingId,
    title,
    speaker,
    description,
    specialties,
    durationMs: null,
    createdBy,
    createdAt,
  });
  await tagVersion(manager, draft.currentVersionId, topicIds);
  return draft;
}

/**
 * Marks the edit of a locked class: the next editor must know the new revision, and those who have
 * it open hear of it.
 */
export async function touch(
  manager: EntityManager,
  { id, revision }: Pick<Class, 'id' | 'revision'>,
  change: Partial<Class> = {},
): Promise<void> {
  const stamp = { revision: revision + 1, updatedAt: new Date() };
  await manager.update(Class, { id }, { ...change, ...stamp } as object);
  await publishIn(manager, STAFF_CHANNEL, { type: 'class', id, revision: stamp.revision });
}
