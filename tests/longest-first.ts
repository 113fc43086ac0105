import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They take a minute and more: begun last, they would run alone while the rest of the machine waits. */
const LONGEST = [
  ...['integration/start', 'integration/pipeline-work', 'integration/smoke'],
  ...['integration/broadcast-small', 'integration/live-watching'],
  ...['faults/worker-killed', 'faults/broadcast', 'faults/random-kills'],
  ...['browser/pages.en', 'browser/quiz', 'browser/pages.es'],
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
};

/** Begins with the files that take longest, so that all workers come to the end together. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
