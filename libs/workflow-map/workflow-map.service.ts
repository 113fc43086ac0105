import { Injectable } from '@nestjs/common';
import { PARTICIPANT_ROLES, type Locale } from '@rounds/accounts';
import { DomainError } from '@rounds/platform/errors';
import { DataSource, In } from 'typeorm';
import type { TopicView, WorkflowMapView } from './schemas';
import { Specialty } from './specialty.entity';
import { inLanguage, parseTopicKey, topicKey, type Axis } from './topic';
import { Topic } from './topic.entity';

/** A topic as other contexts hold on to it. */
export interface TopicRef {
  id: string;
  /** `practice:eligibility` */
  key: string;
  axis: Axis;
  parentId: string | null;
  specialtyKey: string | null;
  active: boolean;
}

/** Reads the map, for pages and for the contexts that hang things on it. */
@Injectable()
export class WorkflowMapService {
  constructor(private readonly dataSource: DataSource) {}

  /** The active map in one language. */
  async map(locale: Locale): Promise<WorkflowMapView> {
    const { manager } = this.dataSource;
    const [topics, specialties] = await Promise.all([
      manager.find(Topic, { where: { active: true }, order: { position: 'ASC', id: 'ASC' } }),
      manager.find(Specialty, { order: { position: 'ASC' } }),
    ]);
    const steps = (axis: Axis): TopicView[] =>
      topics
        .filter((topic) => topic.axis === axis && topic.parentId === null)
        .map((step) => toView(step, topics, locale));
    return {
      specialties: specialties.map(({ key, title, titleEs }) => ({
        key,
        title: inLanguage(locale, title, titleEs),
      })),
      practiceSteps: steps('practice'),
      billingSteps: steps('billing'),
      participantRoles: [...PARTICIPANT_ROLES],
    };
  }

  /**
   * The topics behind keys such as `practice:eligibility`, in the order asked; inactive ones too,
   * because what was tagged stays tagged.
   * @throws DomainError `unknown-topic` that names the keys which are none
   */
  async topicsByKeys(keys: readonly string[]): Promise<TopicRef[]> {
    const wanted = [...new Set(keys)];
    const parsed = wanted.flatMap((key) => parseTopicKey(key) ?? []);
    const rows = parsed.length
      ? await this.dataSource.manager.findBy(
          Topic,
          parsed.map(({ axis, key }) => ({ axis, key })),
        )
      : [];
    const found = new Map(rows.map((row) => [topicKey(row), toRef(row)]));
    const unknown = wanted.filter((key) => !found.has(key));
    if (unknown.length > 0) {
      const list = unknown.slice(0, 5).join(', ');
      throw new DomainError('unknown-topic', 'invalid', `The map has no topic ${list}`);
    }
    return wanted.flatMap((key) => found.get(key) ?? []);
  }

  /** Id → topic; ids that are none are left out. */
  async topicsByIds(ids: readonly string[]): Promise<Map<string, TopicRef>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.manager.findBy(Topic, { id: In([...new Set(ids)]) });
    return new Map(rows.map((row) => [row.id, toRef(row)]));
  }

  /** @throws DomainError `unknown-specialty` that names the keys which are none */
  async assertSpecialties(keys: readonly string[]): Promise<void> {
    const wanted = [...new Set(keys)];
    if (wanted.length === 0) return;
    const found = await this.dataSource.manager.findBy(Specialty, { key: In(wanted) });
    const known = new Set(found.map(({ key }) => key));
    const unknown = wanted.filter((key) => !known.has(key));
    if (unknown.length === 0) return;
    const list = unknown.slice(0, 5).join(', ');
    throw new DomainError('unknown-specialty', 'invalid', `The map has no specialty ${list}`);
  }
}

const toRef = (topic: Topic): TopicRef => ({
  id: topic.id,
  key: topicKey(topic),
  axis: topic.axis,
  parentId: topic.parentId,
  specialtyKey: topic.specialtyKey,
  active: topic.active,
});

function toView(step: Topic, all: readonly Topic[], locale: Locale): TopicView {
  const overlays = all.flatMap((topic) =>
    topic.parentId === step.id && topic.specialtyKey !== null
      ? {
          id: topic.id,
          key: topicKey(topic),
          specialty: topic.specialtyKey,
          title: inLanguage(locale, topic.title, topic.titleEs),
        }
      : [],
  );
  return {
    id: step.id,
    axis: step.axis,
    key: topicKey(step),
    title: inLanguage(locale, step.title, step.titleEs),
    summary: inLanguage(locale, step.summary, step.summaryEs),
    overlays,
  };
}
