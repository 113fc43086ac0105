import { DomainError } from '@rounds/platform/errors';
import { newId } from '@rounds/platform/ids';
import { In, type EntityManager } from 'typeorm';
import { ChapterTopic } from '../chapter-topic.entity';
import { Chapter } from '../chapter.entity';
import { tile, type ChapterDraft } from '../chapters';
import { ClassVersion } from '../class-version.entity';

export interface ChapterInput extends ChapterDraft {
  /** Of the chapter that it was, or of the caller's making for a new one; left out: one is made. */
  id?: string | undefined;
  /** Keys such as `practice:eligibility`. */
  topics: string[];
}

/**
 * Replaces the chapters of a version by these.
 * @param topicIds of every key that a chapter has
 * @throws DomainError `recording-not-probed`, `chapters-do-not-tile`, `unknown-chapter`
 */
export async function writeChapters(
  manager: EntityManager,
  classVersionId: string,
  chapters: readonly ChapterInput[],
  topicIds: ReadonlyMap<string, string>,
): Promise<void> {
  const tiled = tile(chapters, await lengthOf(manager, classVersionId));
  const before = await manager.findBy(Chapter, { classVersionId });
  await assertOwn(manager, tiled, new Set(before.map(({ id }) => id)));
  const rows = tiled.map(({ id = newId(), title, startMs, endMs }, position) => ({
    id,
    classVersionId,
    position,
    title,
    startMs,
    endMs,
  }));
  const kept = rows.map(({ id }) => id);
  const gone = before.flatMap(({ id }) => (kept.includes(id) ? [] : id));
  if (gone.length > 0) await manager.delete(Chapter, { id: In(gone) });
  await manager.upsert(Chapter, rows, ['id']);

  await manager.delete(ChapterTopic, { chapterId: In(kept) });
  const tags = rows.flatMap(({ id: chapterId }, index) =>
    [...new Set(chapters[index]?.topics)].flatMap((key, position) => {
      const topicId = topicIds.get(key);
      return topicId === undefined ? [] : { chapterId, topicId, position };
    }),
  );
  if (tags.length > 0) await manager.insert(ChapterTopic, tags);
}

async function lengthOf(manager: EntityManager, id: string): Promise<number> {
  const { durationMs } = await manager.findOneByOrFail(ClassVersion, { id });
  if (durationMs !== null) return durationMs;
  throw new DomainError(
    'recording-not-probed',
    'unprocessable',
    'How long the recording is will be known in a moment; try again then',
  );
}

/** @throws DomainError `unknown-chapter` for an id of another class, or one that is there twice */
async function assertOwn(
  manager: EntityManager,
  chapters: readonly ChapterInput[],
  known: ReadonlySet<string>,
): Promise<void> {
  const ids = chapters.flatMap(({ id }) => (id === undefined ? [] : id));
  const made = ids.filter((id) => !known.has(id));
  const taken = made.length > 0 ? await manager.findBy(Chapter, { id: In(made) }) : [];
  const wrong = new Set(taken.map(({ id }) => id));
  const seen = new Set<string>();
  chapters.forEach(({ id }, index) => {
    if (id === undefined) return;
    if (wrong.has(id) || seen.has(id)) {
      throw new DomainError('unknown-chapter', 'invalid', 'The class has no such chapter', {
        fields: { [`chapters.${index}.id`]: 'is not a chapter of this class, or is there twice' },
      });
    }
    seen.add(id);
  });
}
