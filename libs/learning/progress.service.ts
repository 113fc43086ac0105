import { Injectable } from '@nestjs/common';
import { assertMaySee, Person } from '@rounds/accounts';
import { Class, ClassesService, maySee, Outlines, type Outline } from '@rounds/classes';
import { notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { PlaybackService } from '@rounds/recordings';
import { DataSource, In } from 'typeorm';
import { nothingWatched, progressOf } from './progress';
import type { ClassProgressView, ProgressItem, ProgressList } from './schemas';
import { findRecords, listRecords, type WatchedVersion } from './watch-records';

/** So many classes, the latest first, are told of one person. */
const MAX_ITEMS = 500;

/** How far people are, for themselves and for those who answer for them. */
@Injectable()
export class Progress {
  constructor(
    private readonly dataSource: DataSource,
    private readonly classes: ClassesService,
    private readonly outlines: Outlines,
    private readonly playbacks: PlaybackService,
  ) {}

  /** The viewer's own progress in a class. @throws DomainError `not-found` */
  async ofClass(classId: string, viewer: Principal): Promise<ClassProgressView> {
    const outline = await this.classes.visibleVersion(classId, viewer);
    const { manager } = this.dataSource;
    const records = await findRecords(manager, viewer.personId, [outline.versionId]);
    const record = records.get(outline.versionId) ?? nothingWatched;
    const { chapters, ...rest } = progressOf(record, outline);
    return { ...rest, chapters: [...chapters].map(([id, progress]) => ({ id, progress })) };
  }

  /**
   * A person's progress as staff and the managers of the same practice may see it.
   * @throws DomainError `not-found` for everybody else's people
   */
  async ofPerson(personId: string, viewer: Principal): Promise<ProgressList> {
    const person = await this.dataSource.manager.findOneBy(Person, { id: personId });
    if (!person) throw notFound('person');
    assertMaySee(viewer, person);
    return await this.list(personId, viewer);
  }

  /** What was watched of the classes that the viewer may see, the latest first. */
  async list(personId: string, viewer: Principal): Promise<ProgressList> {
    const { manager } = this.dataSource;
    const records = await listRecords(manager, personId, MAX_ITEMS);
    const outlines = await this.outlines.many(records.map(({ versionId }) => versionId));
    const all = [...outlines.values()];
    const classes = await manager.findBy(Class, { id: In(all.map(({ classId }) => classId)) });
    const visible = classes.filter((one) => maySee(one, viewer));
    const currentOf = new Map(visible.map(({ id, currentVersionId }) => [id, currentVersionId]));
    const recordings = all.map(({ recordingId }) => recordingId);
    const posters = await this.playbacks.posterUrls(recordings, viewer);
    const items = records.flatMap((record) => {
      const outline = outlines.get(record.versionId);
      if (!outline || !currentOf.has(outline.classId)) return [];
      const current = currentOf.get(outline.classId) === outline.versionId;
      return toItem(record, outline, current, posters.get(outline.recordingId) ?? null);
    });
    return { items, nextCursor: null };
  }
}

function toItem(
  record: WatchedVersion,
  outline: Outline,
  current: boolean,
  posterUrl: string | null,
): ProgressItem {
  const { watchedMs, progress, resumeMs, chapters } = progressOf(record, outline);
  return {
    classId: outline.classId,
    version: { number: outline.versionNumber, current },
    title: outline.title,
    posterUrl,
    durationMs: outline.durationMs ?? 0,
    watchedMs,
    progress,
    resumeMs: current ? resumeMs : null,
    chapters: outline.chapters.map(({ id, title, startMs, endMs }) => ({
      id,
      title,
      startMs,
      endMs,
      progress: chapters.get(id) ?? 0,
    })),
    updatedAt: record.updatedAt.toISOString(),
  };
}
