import { Injectable } from '@nestjs/common';
import { DomainError } from '@rounds/platform/errors';
import { WorkflowMapService } from '@rounds/workflow-map';
import { DataSource, type EntityManager } from 'typeorm';
import type { NewWebinar } from './schemas';
import { WebinarPerson } from './webinar-person.entity';
import { WebinarTopic } from './webinar-topic.entity';

type People = NonNullable<NewWebinar['people']>;

/** What hangs on a webinar, checked: undefined stays as it is. */
export interface WebinarParts {
  topicIds?: string[];
  people?: People;
}

/** Topics and people of webinars. */
@Injectable()
export class WebinarPartsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly map: WorkflowMapService,
  ) {}

  /**
   * @throws DomainError `unknown-topic`, `unknown-specialty`, `unknown-person`, `host-missing`
   */
  async check(
    input: Partial<Pick<NewWebinar, 'topics' | 'people' | 'audience'>>,
  ): Promise<WebinarParts> {
    const { topics, people, audience } = input;
    if (audience?.kind === 'specialties') await this.map.assertSpecialties(audience.keys);
    if (people) await this.assertPeople(people);
    const refs = topics && (await this.map.topicsByKeys(topics));
    return { ...(refs && { topicIds: refs.map(({ id }) => id) }), ...(people && { people }) };
  }

  /** Puts them on each of the webinars, in place of what was there. */
  async write(
    webinarIds: readonly string[],
    { topicIds, people }: WebinarParts,
    manager: EntityManager,
  ): Promise<void> {
    for (const webinarId of webinarIds) {
      if (topicIds) {
        await manager.delete(WebinarTopic, { webinarId });
        const rows = topicIds.map((topicId, position) => ({ webinarId, topicId, position }));
        if (rows.length > 0) await manager.insert(WebinarTopic, rows);
      }
      if (people) {
        await manager.delete(WebinarPerson, { webinarId });
        const rows = people.map(({ id, role }, position) => ({
          ...{ webinarId, personId: id, role, position },
        }));
        await manager.insert(WebinarPerson, rows);
      }
    }
  }

  private async assertPeople(people: People): Promise<void> {
    const hosts = people.filter(({ role }) => role === 'host').length;
    if (hosts === 0) throw new DomainError('host-missing', 'invalid', 'A webinar needs a host');
    const rows: { id: string; staff: boolean }[] = await this.dataSource.query(
      `select id, role in ('admin', 'trainer') as staff from person where active and id = any($1)`,
      [people.map(({ id }) => id)],
    );
    const staff = new Map(rows.map((row) => [row.id, row.staff]));
    // Customers may speak; who hosts answers for the class, and is staff.
    const isWrong = ({ id, role }: People[number]): boolean =>
      !staff.has(id) || (role !== 'speaker' && staff.get(id) !== true);
    if (people.some(isWrong)) {
      throw new DomainError('unknown-person', 'invalid', 'Somebody of these cannot present');
    }
  }
}
