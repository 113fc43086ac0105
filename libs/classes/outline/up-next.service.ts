import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { parameters } from '@rounds/platform/database';
import type { Viewer } from '../audience';
import { SPECIALTIES } from '../specialties-sql';
import { upNext, type UpNextCandidate } from './up-next';
import { audienceCondition } from '../visibility';

interface Candidate extends UpNextCandidate {
  title: string;
}

interface Row {
  id: string;
  title: string;
  specialties: string[];
  publishedAt: Date;
  topic: UpNextCandidate['firstTopic'];
}

/** More published classes than this, and the oldest are not offered. */
const MAX_CANDIDATES = 2000;

/** Finds what to offer after a class. */
@Injectable()
export class UpNext {
  constructor(private readonly dataSource: DataSource) {}

  /** By the rule of {@link upNext}, among what the person may watch. */
  async after(classId: string, viewer: Viewer): Promise<{ id: string; title: string } | null> {
    const candidates = await this.candidates(viewer);
    const current = candidates.find(({ id }) => id === classId);
    const next = current && upNext(current, candidates);
    return next ? { id: next.id, title: next.title } : null;
  }

  /** An overlay counts as the step that it belongs to. */
  private async candidates(viewer: Viewer): Promise<Candidate[]> {
    const { values, add } = parameters();
    const rows: Row[] = await this.dataSource.query(
      `select class.id, version.title, ${SPECIALTIES} as specialties,
         class.published_at as "publishedAt", (
           select json_build_object('id', step.id, 'axis', step.axis, 'position', step.position)
           from (
             select topic_id, -1 as chapter, position from class_topic
             where class_version_id = version.id
             union all
             select chapter_topic.topic_id, chapter.position, chapter_topic.position
             from chapter_topic join chapter on chapter.id = chapter_topic.chapter_id
             where chapter.class_version_id = version.id
           ) tag
           join topic on topic.id = tag.topic_id
           join topic step on step.id = coalesce(topic.parent_id, topic.id)
           order by tag.chapter, tag.position limit 1) as topic
       from class join class_version version on version.id = class.current_version_id
       where class.state = 'published' and ${audienceCondition(viewer, add)}
       order by class.published_at desc limit ${add(MAX_CANDIDATES)}`,
      values,
    );
    return rows.map(({ id, title, specialties, publishedAt, topic }) => ({
      id,
      title,
      specialties,
      firstTopic: topic,
      publishedAtMs: publishedAt.getTime(),
    }));
  }
}
