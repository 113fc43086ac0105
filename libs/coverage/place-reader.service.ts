import { Inject, Injectable, Optional } from '@nestjs/common';
import {
  countedProgress,
  Outlines,
  PROGRESS_READER,
  PublishedClasses,
  type ClassProgress,
  type Outline,
  type ProgressReader,
} from '@rounds/classes';
import type { Principal } from '@rounds/platform/http';
import { WorkflowMapService } from '@rounds/workflow-map';
import { coverage, type Cover, type TopicPlace } from './coverage';

/** A class as the person may watch it. */
export interface Lesson extends Outline {
  /** Those that it serves, also when they follow from its topics. */
  serves: string[];
  progress: ClassProgress | undefined;
}

export interface Read {
  specialties: string[];
  map: Awaited<ReturnType<WorkflowMapService['map']>>;
  covers: Map<string, Cover<Lesson>[]>;
}

/** Draws the map for all specialties. */
const ALL = 'all';

/** Reads everything that a person may watch at once, by its places on the map. */
@Injectable()
export class PlaceReader {
  constructor(
    private readonly workflowMap: WorkflowMapService,
    private readonly published: PublishedClasses,
    private readonly outlines: Outlines,
    @Optional() @Inject(PROGRESS_READER) private readonly progress: ProgressReader | null,
  ) {}

  /** @throws DomainError `unknown-specialty` */
  async read(specialty: string | undefined, principal: Principal): Promise<Read> {
    const specialties = await this.specialties(specialty, principal);
    const [map, found] = await Promise.all([
      this.workflowMap.map(principal.locale),
      this.published.find(principal, { specialties }),
    ]);
    const outlines = await this.outlines.many(found.map(({ versionId }) => versionId));
    const progress = await this.progress?.read(principal.personId, [...outlines.values()]);
    const lessons = found.flatMap(({ versionId, specialties: serves }) => {
      const outline = outlines.get(versionId);
      return outline ? { ...outline, serves, progress: progress?.get(versionId) } : [];
    });
    return { specialties, map, covers: coverage(lessons, topicPlaces(map)) };
  }

  private async specialties(asked: string | undefined, { specialties }: Principal) {
    if (asked === undefined) return specialties;
    if (asked === ALL) return [];
    await this.workflowMap.assertSpecialties([asked]);
    return [asked];
  }
}

function topicPlaces({ practiceSteps, billingSteps }: Read['map']): Map<string, TopicPlace> {
  const places = new Map<string, TopicPlace>();
  for (const { axis, key: step, overlays } of [...practiceSteps, ...billingSteps]) {
    for (const { key } of [{ key: step }, ...overlays]) places.set(key, { axis, step });
  }
  return places;
}

/** How far the person is with it, 0 to 1. */
export const progressOf = ({ of, chapter }: Cover<Lesson>): number =>
  countedProgress(of.progress, chapter?.id);
