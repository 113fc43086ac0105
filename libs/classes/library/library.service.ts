import { Inject, Injectable, Optional } from '@nestjs/common';
import { toPage, type Principal } from '@rounds/platform/http';
import { PlaybackService, Recording } from '@rounds/recordings';
import { DataSource, In } from 'typeorm';
import { toChapterViews } from '../class-views';
import { comparePlaces, cursorKey, placeOf, readPlace } from './library-order';
import { allTopics, type Outline } from '../outline/outline';
import { Outlines } from '../outline/outlines.service';
import { PROGRESS_READER, type ClassProgress, type ProgressReader } from './progress-reader';
import { countedProgress, progressState, type ProgressState } from './progress-state';
import { PublishedClasses, type PublishedClass } from '../published-classes.service';
import { LIBRARY_FILTERS, type LibraryItem, type LibraryPage, type LibraryQuery } from '../schemas';

type Found = PublishedClass & { state: ProgressState };

/** The published classes that a person may watch. */
@Injectable()
export class Library {
  constructor(
    private readonly dataSource: DataSource,
    private readonly published: PublishedClasses,
    private readonly outlines: Outlines,
    private readonly playbacks: PlaybackService,
    @Optional() @Inject(PROGRESS_READER) private readonly progress: ProgressReader | null,
  ) {}

  /**
   * Newest first; with a specialty, the classes made for it before those that serve all.
   * @throws DomainError `unknown-topic`, `invalid-cursor`
   */
  async list(query: LibraryQuery, principal: Principal): Promise<LibraryPage> {
    const { progress, sort, cursor, limit } = query;
    const after = cursor === undefined ? null : readPlace(cursor, sort);
    const all = await this.find(query, principal);
    const found = progress ? all.filter(({ state }) => state === progress) : all;
    const compare = comparePlaces(sort, principal.locale);
    const rows = found
      .map((row) => ({ row, place: placeOf(row, sort) }))
      .filter(({ place }) => !after || compare(place, after) > 0)
      .sort((a, b) => compare(a.place, b.place));
    const page = toPage(
      rows,
      limit,
      ({ place }) => cursorKey(place),
      ({ row }) => row,
    );
    return {
      items: await this.items(page.items, principal),
      nextCursor: page.nextCursor,
      total: found.length,
      counts: countStates(all),
      without: found.length > 0 ? [] : await this.without(query, principal, all.length),
    };
  }

  /** Everything that the filters find but for the one by progress, with how far the person is. */
  private async find(query: Partial<LibraryQuery>, principal: Principal): Promise<Found[]> {
    const { topic, practice, billing, anyOf, specialty, q, concept } = query;
    const rows = await this.published.find(principal, {
      topics: [topic, practice, billing],
      anyOf,
      specialties: specialty === undefined ? [] : [specialty],
      q,
      concept: concept !== undefined,
    });
    const short = rows.map((row) => ({ ...row, chapters: [] }));
    const read = await this.progress?.read(principal.personId, short);
    return rows.map((row) => ({
      ...row,
      state: progressState(countedProgress(read?.get(row.versionId))),
    }));
  }

  /** One more query for each filter that is on. */
  private async without(
    query: LibraryQuery,
    principal: Principal,
    inAnyState: number,
  ): Promise<LibraryPage['without']> {
    const on = LIBRARY_FILTERS.filter((filter) => Boolean(query[filter]));
    return await Promise.all(
      on.map(async (filter) => {
        if (filter === 'progress') return { filter, count: inAnyState };
        const found = await this.find({ ...query, [filter]: undefined }, principal);
        const { progress } = query;
        const fit = progress ? found.filter(({ state }) => state === progress) : found;
        return { filter, count: fit.length };
      }),
    );
  }

  private async items(
    rows: readonly PublishedClass[],
    principal: Principal,
  ): Promise<LibraryItem[]> {
    const outlines = await this.outlines.many(rows.map(({ versionId }) => versionId));
    const all = [...outlines.values()];
    const recordingIds = all.map(({ recordingId }) => recordingId);
    const [progress, posters, playable] = await Promise.all([
      this.progress?.read(principal.personId, all),
      this.playbacks.posterUrls(recordingIds, principal),
      this.playable(recordingIds),
    ]);
    return rows.flatMap((row) => {
      const outline = outlines.get(row.versionId);
      if (!outline) return [];
      const { recordingId } = outline;
      const media = {
        playable: playable.has(recordingId),
        posterUrl: posters.get(recordingId) ?? null,
      };
      return toItem(row, outline, media, progress?.get(row.versionId));
    });
  }

  private async playable(recordingIds: readonly string[]): Promise<Set<string>> {
    const where = { id: In([...recordingIds]), playable: true };
    const found = await this.dataSource.manager.find(Recording, { select: { id: true }, where });
    return new Set(found.map(({ id }) => id));
  }
}

function countStates(found: readonly Found[]): LibraryPage['counts'] {
  const counts = { 'not-begun': 0, begun: 0, finished: 0 };
  for (const { state } of found) counts[state] += 1;
  return counts;
}

function toItem(
  { id, publishedAt, specialties, concept }: PublishedClass,
  outline: Outline,
  media: Pick<LibraryItem, 'playable' | 'posterUrl'>,
  progress: ClassProgress | undefined,
): LibraryItem {
  const { title, speaker, durationMs } = outline;
  return {
    id,
    title,
    speaker,
    durationMs: durationMs ?? 0,
    ...media,
    topics: allTopics(outline),
    specialties,
    concept,
    chapters: toChapterViews(outline, progress),
    progress: progress?.progress ?? 0,
    resumeMs: progress?.resumeMs ?? null,
    finishedVersion: progress?.finishedVersion ?? null,
    publishedAt: publishedAt.toISOString(),
  };
}
