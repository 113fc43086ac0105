import { newId } from '@rounds/platform/ids';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { ChapterTopic } from '../chapter-topic.entity';
import { Chapter } from '../chapter.entity';
import { carryOver } from './carry-over';

/*
 * A chapter keeps its id as long as the class has it: links, quizzes and what should be seen first
 * name it by that. So its row goes with the current version; a version that is not current keeps
 * a copy, which remembers whose copy it is (`lineageId`).
 */

/** Gives a version copies of another one's chapters with their topics, laid over its own length. */
export async function copyChapters(
  manager: EntityManager,
  fromVersionId: string,
  { id: classVersionId, durationMs }: { id: string; durationMs: number },
): Promise<void> {
  const order = { position: 'ASC' } as const;
  const chapters = await manager.find(Chapter, { where: { classVersionId: fromVersionId }, order });
  const topics = await manager.findBy(ChapterTopic, {
    chapterId: In(chapters.map(({ id }) => id)),
  });
  const copies = carryOver(chapters, durationMs).map((chapter, position) => ({
    ...chapter,
    id: newId(),
    lineageId: chapter.lineageId ?? chapter.id,
    classVersionId,
    position,
    of: chapter.id,
  }));
  await manager.insert(
    Chapter,
    copies.map(({ of: _, ...row }) => row),
  );
  const tags = copies.flatMap(({ id: chapterId, of }) =>
    topics.filter((one) => one.chapterId === of).map((one) => ({ ...one, chapterId })),
  );
  if (tags.length > 0) await manager.insert(ChapterTopic, tags);
}

/** Lets the copies of a version that comes now change places with the chapters that live on. */
export async function bringToLife(manager: EntityManager, classVersionId: string): Promise<void> {
  const copies = await manager.findBy(Chapter, { classVersionId, lineageId: Not(IsNull()) });
  const alive = await manager.findBy(Chapter, {
    id: In(copies.flatMap(({ lineageId }) => lineageId ?? [])),
  });
  const pairs = copies.flatMap((copy) => {
    const living = alive.find(({ id }) => id === copy.lineageId);
    return copy.lineageId ? { copy, living, id: copy.lineageId } : [];
  });
  const rows = pairs.flatMap(({ copy, living, id }) => [
    { ...copy, id, lineageId: null },
    ...(living ? [{ ...living, id: copy.id, lineageId: id }] : []),
  ]);
  // Where nothing lives under that id any more, the copy itself takes it back.
  const freed = pairs.flatMap(({ copy, living }) => (living ? [] : copy.id));
  if (rows.length > 0) await manager.upsert(Chapter, rows, ['id']);
  await swapTopics(
    manager,
    new Map(
      pairs.flatMap(({ copy, id }) => [
        [copy.id, id],
        [id, copy.id],
      ]),
    ),
  );
  if (freed.length > 0) await manager.delete(Chapter, { id: In(freed) });
}

async function swapTopics(
  manager: EntityManager,
  other: ReadonlyMap<string, string>,
): Promise<void> {
  const chapterId = In([...other.keys()]);
  const tags = await manager.findBy(ChapterTopic, { chapterId });
  if (tags.length === 0) return;
  await manager.delete(ChapterTopic, { chapterId });
  await manager.insert(
    ChapterTopic,
    tags.map((tag) => ({ ...tag, chapterId: other.get(tag.chapterId) ?? tag.chapterId })),
  );
}
