import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TrendView } from './review-schemas';
import { directionOf, fillWeeks, TREND_WEEKS, type Week } from './trend';

type Row = Week & { id: string };

const WEEKS = `to_char(week, 'YYYY-MM-DD') as week, sum(n)::int as n,
  sum(positive)::int as positive`;
const RECENT = `week > (now() at time zone 'UTC')::date - ${7 * TREND_WEEKS}`;

/** How ratings change from week to week. */
@Injectable()
export class Trends {
  constructor(private readonly dataSource: DataSource) {}

  /** Of classes as a whole, all versions: class id → trend. */
  async ofClasses(classIds: readonly string[]): Promise<(classId: string) => TrendView> {
    const rows: Row[] = await this.dataSource.query(
      `select version.class_id as id, ${WEEKS}
       from rating_count counted join class_version version on version.id = counted.class_version_id
       where version.class_id = any($1::uuid[]) and kind = 'class' and ${RECENT} group by 1, 2`,
      [classIds],
    );
    return byId(rows);
  }

  /** Of every topic: topic id → trend. @param ratedTopics SQL of ratings by `topic_id` */
  async ofTopics(ratedTopics: string): Promise<(topicId: string) => TrendView> {
    const rows: Row[] = await this.dataSource.query(
      `select topic_id as id, ${WEEKS} from ${ratedTopics} where ${RECENT} group by 1, 2`,
    );
    return byId(rows);
  }
}

function byId(rows: readonly Row[]): (id: string) => TrendView {
  const now = new Date();
  const found = new Map<string, Week[]>();
  for (const { id, ...week } of rows) found.set(id, [...(found.get(id) ?? []), week]);
  return (id) => {
    const weeks = fillWeeks(found.get(id) ?? [], now);
    return { weeks, direction: directionOf(weeks) };
  };
}
