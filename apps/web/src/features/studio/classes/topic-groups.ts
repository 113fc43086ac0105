import type { Topic, WorkflowMap } from '../../workflow-map/api';

interface Entry {
  type?: 'label';
  /** Key of the topic; empty for a heading. */
  value: string;
  label: string;
  description: string;
}

/** The workflow map as a list to choose from, one group for each axis. */
export function topicGroups(
  map: Pick<WorkflowMap, 'practiceSteps' | 'billingSteps'> | null,
  names: { practice: string; billing: string },
): Entry[][] {
  if (!map) return [];
  return [
    [heading(names.practice), ...map.practiceSteps.map(toItem)],
    [heading(names.billing), ...map.billingSteps.map(toItem)],
  ];
}

const heading = (label: string): Entry => ({ type: 'label', value: '', label, description: '' });
const toItem = ({ key, title, summary }: Topic): Entry => ({
  value: key,
  label: title,
  description: summary,
});
