import { Injectable } from '@nestjs/common';
import { ClassesService, ClassVersion, Outlines } from '@rounds/classes';
import { notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import type { FeedbackKind } from './due';
import { countedOf, toFigures } from './figures';
import type { ClassReview } from './review-schemas';
import { Trends } from './trends.service';

interface Row {
  versionId: string;
  kind: FeedbackKind;
  thingId: string;
  title: string;
  /** How many gave 1, 2, … 5. */
  spread: number[];
}

type Pin = ClassReview['pins'][number];

/** Seconds of one version that are told of at most. */
const MAX_SECONDS = 5000;
const NOBODY = [0, 0, 0, 0, 0];
const figuresOf = (row: Row | undefined) => toFigures(countedOf(row?.spread ?? NOBODY));
const SPREAD = [1, 2, 3, 4, 5].map((value) => `count(*) filter (where rating = ${value})::int`);

/** What people say of one class, for staff. */
@Injectable()
export class ClassReviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly classes: ClassesService,
    private readonly outlines: Outlines,
    private readonly trends: Trends,
  ) {}

  /** @throws DomainError `not-found`, also for a version of another class */
  async of(
    classId: string,
    versionId: string | undefined,
    viewer: Principal,
  ): Promise<ClassReview> {
    const current = await this.classes.visibleVersion(classId, viewer);
    const order = { number: 'DESC' } as const;
    const versions = await this.dataSource.manager.find(ClassVersion, {
      where: { classId },
      order,
    });
    const chosen = versions.find(({ id }) => id === (versionId ?? current.versionId));
    if (!chosen) throw notFound('version');
    const [outline, rows, pins, trendOf] = await Promise.all([
      this.outlines.one(chosen.id),
      this.ratings(versions.map(({ id }) => id)),
      this.pins(chosen.id),
      this.trends.ofClasses([classId]),
    ]);
    const own = rows.filter((row) => row.versionId === chosen.id);
    const whole = own.find(({ kind }) => kind === 'class');
    const known = new Set(outline.chapters.map(({ id }) => id));
    return {
      classId,
      title: current.title,
      version: {
        id: chosen.id,
        number: chosen.number,
        current: chosen.id === current.versionId,
        durationMs: chosen.durationMs,
      },
      versions: versions.map(({ id, number }) => ({
        id,
        number,
        figures: figuresOf(rows.find((row) => row.versionId === id && row.kind === 'class')),
      })),
      figures: figuresOf(whole),
      spread: whole?.spread ?? NOBODY,
      chapters: outline.chapters.map(({ id, title, startMs, endMs }) => ({
        id,
        title,
        startMs,
        endMs,
        figures: figuresOf(own.find(({ thingId }) => thingId === id)),
        pins: pins
          .filter(({ atMs }) => atMs >= startMs && atMs < endMs)
          .reduce((sum, { count }) => sum + count, 0),
      })),
      others: own
        .filter(({ kind, thingId }) => kind !== 'class' && !known.has(thingId))
        .map((row) => ({
          kind: row.kind,
          id: row.thingId,
          title: row.title,
          figures: figuresOf(row),
        })),
      pins,
      trend: trendOf(classId),
    };
  }

  private async ratings(versionIds: readonly string[]): Promise<Row[]> {
    return await this.dataSource.query(
      `select class_version_id as "versionId", kind, thing_id as "thingId",
         max(thing_title) as title, array[${SPREAD.join(', ')}] as spread
       from feedback where rating is not null and class_version_id = any($1::uuid[])
       group by 1, 2, 3 order by 4, 3`,
      [versionIds],
    );
  }

  private async pins(versionId: string): Promise<Pin[]> {
    return await this.dataSource.query(
      `select at_ms as "atMs", count(*)::int as count from unclear_pin
       where class_version_id = $1 group by 1 order by 1 limit ${MAX_SECONDS}`,
      [versionId],
    );
  }
}
