import { Injectable } from '@nestjs/common';
import { ClassSearch, wordsOf } from '@rounds/classes';
import type { Principal } from '@rounds/platform/http';
import { WorkflowMapService } from '@rounds/workflow-map';
import { matchTopics, type TopicText } from './match-topics';
import type { SearchQuery, SearchResult } from './schemas';

/** One box over everything that a person may see. */
@Injectable()
export class Search {
  constructor(
    private readonly classSearch: ClassSearch,
    private readonly workflowMap: WorkflowMapService,
  ) {}

  async find({ q, limit }: SearchQuery, principal: Principal): Promise<SearchResult> {
    const [topics, classes, chapters] = await Promise.all([
      this.topics(principal),
      this.classSearch.classes(q, principal, limit),
      this.classSearch.chapters(q, principal, limit),
    ]);
    return { topics: matchTopics(topics, wordsOf(q)).slice(0, limit), classes, chapters };
  }

  /** The steps, and what the person's own specialties add to them; for staff what all add. */
  private async topics({ locale, practiceId, specialties }: Principal): Promise<TopicText[]> {
    const map = await this.workflowMap.map(locale);
    return [...map.practiceSteps, ...map.billingSteps].flatMap(
      ({ key, title, summary, overlays }) => [
        { key, title, summary },
        ...overlays
          .filter(({ specialty }) => practiceId === null || specialties.includes(specialty))
          .map((overlay) => ({ key: overlay.key, title: overlay.title, summary: title })),
      ],
    );
  }
}
