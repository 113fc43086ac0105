import { Injectable } from '@nestjs/common';
import type { Principal } from '@rounds/platform/http';
import { Topic, topicKey } from '@rounds/workflow-map';
import { DataSource } from 'typeorm';
import { countedColumns } from './counting-sql';
import { nothingCounted, toFigures, type Counted } from './figures';
import type { TopicReview } from './review-schemas';
import { Trends } from './trends.service';

/** Each rating once for each topic of what was rated, as it was in the version that was rated. */
const RATED_TOPICS = `(
  select chapter_topic.topic_id, counted.* from rating_count counted
  join chapter on chapter.class_version_id = counted.class_version_id
    and coalesce(chapter.lineage_id, chapter.id) = counted.thing_id
  join chapter_topic on chapter_topic.chapter_id = chapter.id
  where kind = 'chapter'
  union all
  select class_topic.topic_id, counted.* from rating_count counted
  join class_topic on class_topic.class_version_id = counted.class_version_id
  where kind = 'class'
) rated`;

/** How satisfied people are by topic, for staff. */
@Injectable()
export class TopicReviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly trends: Trends,
  ) {}

  /** Topics of which something was said, in the order of the map: as many as the map has at most. */
  async list({ locale }: Principal): Promise<TopicReview> {
    const { manager } = this.dataSource;
    const [topics, counted, pins, trendOf] = await Promise.all([
      manager.find(Topic, { order: { axis: 'DESC', position: 'ASC', id: 'ASC' } }),
      this.counted(),
      this.pins(),
      this.trends.ofTopics(RATED_TOPICS),
    ]);
    const items = topics
      .filter(({ id }) => counted.has(id) || pins.has(id))
      .map((topic) => ({
        key: topicKey(topic),
        title: (locale === 'es' && topic.titleEs) || topic.title,
        figures: toFigures(counted.get(topic.id) ?? nothingCounted),
        trend: trendOf(topic.id),
        pins: pins.get(topic.id) ?? 0,
      }));
    return { items };
  }

  private async counted(): Promise<Map<string, Counted>> {
    const rows: (Counted & { id: string })[] = await this.dataSource.query(
      `select topic_id as id, ${countedColumns()} from ${RATED_TOPICS} group by 1 having sum(n) > 0`,
    );
    return new Map(rows.map(({ id, ...counted }) => [id, counted]));
  }

  private async pins(): Promise<Map<string, number>> {
    const rows: { id: string; pins: number }[] = await this.dataSource.query(
      `select topic_id as id, sum(pinned.n)::int as pins
       from chapter_topic join chapter on chapter.id = chapter_topic.chapter_id
       cross join lateral (
         select count(*) as n from unclear_pin pin
         where pin.class_version_id = chapter.class_version_id
           and pin.at_ms >= chapter.start_ms and pin.at_ms < chapter.end_ms
       ) pinned
       where pinned.n > 0 group by 1`,
    );
    return new Map(rows.map(({ id, pins }) => [id, pins]));
  }
}
