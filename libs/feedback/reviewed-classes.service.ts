import { Injectable } from '@nestjs/common';
import { readCursor, toPage, type Page } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { countedColumns } from './counting-sql';
import { nothingCounted, toFigures, type Counted } from './figures';
import { PLACE, placeSql } from './place';
import type { ReviewedClass, ReviewFilter, ReviewQuery } from './review-schemas';
import { IS_OPEN, SAID_WORDS } from './said-sql';
import { Trends } from './trends.service';

interface Heard {
  classId: string;
  title: string;
  lastAt: Date;
  place: string;
}
interface Rated extends Counted {
  classId: string;
  chapterN: number;
  chapterPositive: number;
  chapterSum: number;
}
interface Waiting {
  classId: string;
  pins: number;
  open: number;
}

/** So many are read at once for a file. */
const FILE_PAGE = 200;

/** When somebody was heard last of each version: one look into an index each. */
const LAST_HEARD = `class_version version cross join lateral (
  select greatest(
    (select max(rated_at) from feedback
      where class_version_id = version.id and rating is not null),
    (select max(said_at) from unclear_pin where class_version_id = version.id)) as at
) heard`;

/** The classes of which people have said something, for staff. */
@Injectable()
export class ReviewedClasses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly trends: Trends,
  ) {}

  /** Those that were spoken of last come first. @throws DomainError `invalid-cursor` */
  async list({ q, cursor, limit }: ReviewQuery): Promise<Page<ReviewedClass>> {
    const heard = await this.heard(q, cursor, limit + 1);
    const ids = heard.map(({ classId }) => classId);
    const [rated, waiting, trendOf] = await Promise.all([
      this.rated(ids),
      this.waiting(ids),
      this.trends.ofClasses(ids),
    ]);
    const keyOf = ({ place, classId }: Heard) => [place, classId];
    return toPage(heard, limit, keyOf, ({ classId, title, lastAt }) => {
      const {
        chapterN: n,
        chapterPositive: positive,
        chapterSum: sum,
        ...whole
      } = rated.get(classId) ?? {
        ...nothingCounted,
        chapterN: 0,
        chapterPositive: 0,
        chapterSum: 0,
      };
      return {
        ...{ classId, title },
        figures: toFigures(whole),
        trend: trendOf(classId),
        chapterFigures: toFigures({ n, positive, sum }),
        pins: waiting.get(classId)?.pins ?? 0,
        open: waiting.get(classId)?.open ?? 0,
        lastAt: lastAt.toISOString(),
      };
    });
  }

  /** All of them, read page by page while somebody takes them. */
  async *all(filter: ReviewFilter): AsyncGenerator<ReviewedClass> {
    let cursor: string | undefined;
    do {
      const page = await this.list({ ...filter, limit: FILE_PAGE, cursor });
      yield* page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  private async heard(
    q: string | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Heard[]> {
    const [at, id] = cursor ? readCursor(cursor, PLACE) : [null, null];
    return await this.dataSource.query(
      `select *, ${placeSql('"lastAt"')} as place from (
         select class.id as "classId", now_called.title, max(heard.at) as "lastAt"
         from ${LAST_HEARD} join class on class.id = version.class_id
         join class_version now_called on now_called.id = class.current_version_id
         where heard.at is not null
           and ($1::text is null or position(lower($1) in lower(now_called.title)) > 0)
         group by class.id, now_called.title
       ) told where $2::timestamptz is null or ("lastAt", "classId") < ($2, $3::uuid)
       order by "lastAt" desc, "classId" desc limit $4`,
      [q || null, at, id, limit],
    );
  }

  private async rated(classIds: readonly string[]): Promise<Map<string, Rated>> {
    const rows: Rated[] = await this.dataSource.query(
      `select version.class_id as "classId", ${countedColumns(`kind = 'class'`)},
         ${countedColumns(`kind = 'chapter'`, 'chapter')}
       from rating_count counted join class_version version on version.id = counted.class_version_id
       where version.class_id = any($1::uuid[]) group by 1`,
      [classIds],
    );
    return new Map(rows.map((row) => [row.classId, row]));
  }

  private async waiting(classIds: readonly string[]): Promise<Map<string, Waiting>> {
    const rows: Waiting[] = await this.dataSource.query(
      `select version.class_id as "classId",
         count(*) filter (where source = 'pin')::int as pins,
         count(*) filter (where ${IS_OPEN})::int as open
       from ${SAID_WORDS} join class_version version on version.id = said.class_version_id
       left join feedback_handling handling on handling.id = said.handling_id
       where version.class_id = any($1::uuid[]) group by 1`,
      [classIds],
    );
    return new Map(rows.map((row) => [row.classId, row]));
  }
}
