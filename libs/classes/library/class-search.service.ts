import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { containing, parameters } from '@rounds/platform/database';
import type { Viewer } from '../audience';
import { audienceCondition } from '../visibility';
import { wordsOf } from '../words';

export interface FoundClass {
  classId: string;
  title: string;
  speaker: string;
}

export interface FoundChapter {
  classId: string;
  classTitle: string;
  chapterId: string;
  title: string;
  startMs: number;
}

type Add = (value: unknown) => string;

/** Finds published classes and their chapters by words, for people who may watch them. */
@Injectable()
export class ClassSearch {
  constructor(private readonly dataSource: DataSource) {}

  /** Classes in which every word occurs; those that have the words in their title come first. */
  async classes(text: string, viewer: Viewer, limit: number): Promise<FoundClass[]> {
    const { values, add } = parameters();
    const patterns = wordsOf(text).map((word) => add(containing(word)));
    if (patterns.length === 0) return [];
    const anywhere = `(version.title || ' ' || version.speaker || ' ' || version.description)`;
    return await this.dataSource.query(
      `select class.id as "classId", version.title, version.speaker
       from class join class_version version on version.id = class.current_version_id
       where ${seen(viewer, add)} and ${all(patterns, anywhere)}
       order by ${hits(patterns, 'version.title')} desc, class.published_at desc, class.id
       limit ${add(limit)}`,
      values,
    );
  }

  /**
   * Chapters in whose title, topics or class title every word occurs, and at least one of them in
   * the chapter's own title or topics.
   */
  async chapters(text: string, viewer: Viewer, limit: number): Promise<FoundChapter[]> {
    const { values, add } = parameters();
    const patterns = wordsOf(text).map((word) => add(containing(word)));
    if (patterns.length === 0) return [];
    const own = `(chapter.title || ' ' || coalesce(topics.titles, ''))`;
    return await this.dataSource.query(
      `select class.id as "classId", version.title as "classTitle", chapter.id as "chapterId",
         chapter.title, chapter.start_ms as "startMs"
       from class join class_version version on version.id = class.current_version_id
       join chapter on chapter.class_version_id = version.id
       left join lateral (
         select string_agg(topic.title || ' ' || coalesce(topic.title_es, ''), ' ') as titles
         from chapter_topic join topic on topic.id = chapter_topic.topic_id
         where chapter_topic.chapter_id = chapter.id
       ) topics on true
       where ${seen(viewer, add)} and ${all(patterns, `(${own} || ' ' || version.title)`)}
         and ${hits(patterns, own)} > 0
       order by ${hits(patterns, 'chapter.title')} desc, ${hits(patterns, own)} desc,
         class.published_at desc, class.id, chapter.position
       limit ${add(limit)}`,
      values,
    );
  }
}

const seen = (viewer: Viewer, add: Add): string =>
  `class.state = 'published' and ${audienceCondition(viewer, add)}`;

const all = (patterns: readonly string[], column: string): string =>
  patterns.map((pattern) => `${column} ilike ${pattern}`).join(' and ');

const hits = (patterns: readonly string[], column: string): string =>
  `(${patterns.map((pattern) => `(${column} ilike ${pattern})::int`).join(' + ')})`;
