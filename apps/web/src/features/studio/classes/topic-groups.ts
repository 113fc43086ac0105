import type { Topic, WorkflowMap } from '../../workflow-map/api';

interface Entry {
  type?: 'label';
  /** Key of the topic; empty for a heading. */
  value: string;
  label: string;
  description: string;
}

type Steps = Pick<WorkflowMap, 'practiceSteps' | 'billingSteps' | 'specialties'>;

const known = new WeakMap<object, Entry[][]>();

/** As {@link topicGroups}, made once for a map: many lists of topics are on a page. */
export function topicGroupsOnce(
  map: Steps | null,
  names: { practice: string; billing: string },
): Entry[][] {
  if (!map) return [];
  const groups = known.get(map) ?? topicGroups(map, names);
  known.set(map, groups);
  return groups;
}

/**
 * The workflow map as a list to choose from, one group for each axis; what a step means to a
 * specialty comes right after the step.
 */
export function topicGroups(
  map: Steps | null,
  names: { practice: string; billing: string },
): Entry[][] {
  if (!map) return [];
  const specialties = new Map(map.specialties.map(({ key, title }) => [key, title]));
  const group = (name: string, steps: readonly Topic[]): Entry[] => [
    { type: 'label', value: '', label: name, description: '' },
    ...steps.flatMap((step) => entriesOf(step, specialties)),
  ];
  return [group(names.practice, map.practiceSteps), group(names.billing, map.billingSteps)];
}

const entriesOf = (step: Topic, specialties: ReadonlyMap<string, string>): Entry[] => [
  { value: step.key, label: step.title, description: step.summary },
  ...step.overlays.map(({ key, title, specialty }) => ({
    ...{ value: key, label: title },
    description: `${step.title} · ${specialties.get(specialty) ?? specialty}`,
  })),
];
