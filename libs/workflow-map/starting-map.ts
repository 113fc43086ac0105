import { createHash } from 'node:crypto';
import type { Axis } from './topic';
import map from './workflow-map.json';

export interface StartingSpecialty {
  key: string;
  title: string;
  titleEs: string;
  position: number;
}

export interface StartingTopic {
  id: string;
  axis: Axis;
  key: string;
  title: string;
  titleEs: string;
  summary: string;
  summaryEs: string;
  position: number;
  parentId: string | null;
  specialtyKey: string | null;
}

/** What an empty Rounds knows of the work; the migration puts it into the tables. */
export const startingSpecialties = (): StartingSpecialty[] =>
  map.specialties.map(({ key, title, titleEs }, position) => ({ key, title, titleEs, position }));

/** Steps first, then the overlays that hang below them. */
export const startingTopics = (): StartingTopic[] => [
  ...map.practiceSteps.map((step, position) => stepOf('practice', step, position)),
  ...map.billingSteps.map((step, position) => stepOf('billing', step, position)),
  ...map.specialties.flatMap(({ key, overlays }) => overlaysOf(key, overlays)),
];

type Step = (typeof map.practiceSteps)[number];
type Overlays = Record<string, { title: string; titleEs: string }[] | undefined>;

const stepOf = (axis: Axis, step: Step, position: number): StartingTopic => ({
  id: topicId(axis, step.key),
  axis,
  ...step,
  position,
  parentId: null,
  specialtyKey: null,
});

function overlaysOf(specialtyKey: string, overlays: Overlays): StartingTopic[] {
  return Object.entries(overlays).flatMap(([parent, titles = []]) =>
    titles.map(({ title, titleEs }, position) => {
      const key = `${parent}/${specialtyKey}/${slug(title)}`;
      return {
        id: topicId('practice', key),
        axis: 'practice' as const,
        key,
        title,
        titleEs,
        summary: '',
        summaryEs: '',
        position,
        parentId: topicId('practice', parent),
        specialtyKey,
      };
    }),
  );
}

/** The same id in every installation: a UUIDv8 (RFC 9562) from the SHA-256 of the topic's key. */
function topicId(axis: Axis, key: string): string {
  const bytes = createHash('sha256').update(`rounds:topic:${axis}:${key}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
