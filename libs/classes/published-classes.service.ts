import { Injectable } from '@nestjs/common';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource } from 'typeorm';
import { parameters } from '@rounds/platform/database';
import type { Viewer } from './audience';
import { SPECIALTIES } from './specialties-sql';
import { textCondition } from './library/text-condition';
import { topicCondition } from './library/topic-condition';
import { audienceCondition } from './visibility';

/** A published class in short. */
export interface PublishedClass {
  id: string;
  versionId: string;
  title: string;
  durationMs: number | null;
  concept: boolean;
  publishedAt: Date;
  specialties: string[];
  /** 0: made for one of the specialties asked for; 1: serves all. */
  rank: number;
}

export interface PublishedFilter {
  /** Keys of topics; a class must be about each. A step stands for the overlays below it, too. */
  topics?: readonly (string | undefined)[];
  /** Keys of topics; a class must be about one of them. */
  anyOf?: readonly string[] | undefined;
  /** Finds classes for one of these and those that serve all; none given: every class. */
  specialties?: readonly string[];
  q?: string | undefined;
  concept?: boolean;
}

/** More published classes than this for one person, and the oldest are not offered. */
const MAX_CLASSES = 5000;

/** Reads what a person may watch, in one query. */
@Injectable()
export class PublishedClasses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly workflowMap: WorkflowMapService,
  ) {}

  /**
   * Those made for the specialties first, then newest first.
   * @throws DomainError `unknown-topic`
   */
  async find(viewer: Viewer, filter: PublishedFilter = {}): Promise<PublishedClass[]> {
    const { values, add } = parameters();
    const conditions = [`class.state = 'published'`, audienceCondition(viewer, add)];
    const keys = (filter.topics ?? []).filter((key) => key !== undefined);
    for (const { id } of await this.workflowMap.topicsByKeys(keys)) {
      conditions.push(topicCondition([id], add));
    }
    if (filter.anyOf?.length) {
      const refs = await this.workflowMap.topicsByKeys(filter.anyOf);
      conditions.push(
        topicCondition(
          refs.map(({ id }) => id),
          add,
        ),
      );
    }
    if (filter.q) conditions.push(textCondition(filter.q, add));
    if (filter.concept) conditions.push('class.concept');
    const wanted = filter.specialties?.length ? `${add(filter.specialties)}::text[]` : null;
    const rank = wanted ? `case when ${wanted} && specialties then 0 else 1 end` : '0';
    const fits = wanted ? `(${wanted} && specialties or specialties = '{}')` : 'true';
    return await this.dataSource.query(
      `select *, ${rank} as rank from (
         select class.id, version.id as "versionId", version.title,
           version.duration_ms as "durationMs", class.concept,
           class.published_at as "publishedAt", ${SPECIALTIES} as specialties
         from class join class_version version on version.id = class.current_version_id
         where ${conditions.join(' and ')}
       ) found where ${fits}
       order by rank, "publishedAt" desc, id limit ${add(MAX_CLASSES)}`,
      values,
    );
  }
}
