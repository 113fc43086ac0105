import type { Recording, Stage } from './api';

const IN_WORK: readonly Recording['state'][] = ['uploaded', 'probing', 'processing'];

/** Whether the workers still have to do with it. */
export const isInWork = ({ state }: Pick<Recording, 'state'>): boolean => IN_WORK.includes(state);

/** What the workers are doing, or will do next; null when nothing is left. */
export function currentStage(stages: readonly Stage[]): Stage | null {
  return (
    stages.find(({ state }) => state === 'running') ??
    stages.find(({ state }) => state === 'waiting') ??
    null
  );
}

/** `Denials-part_2.mp4` becomes `Denials part 2`, a first title for its class. */
export function titleOf(fileName: string): string {
  const words = fileName
    .replace(/\.[^.\s]{1,5}$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return (words || fileName).slice(0, 200);
}
