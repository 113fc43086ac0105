import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * They take long: begun last, they would run alone while the rest of the machine waits. After each
 * that computes all the time come some that mostly wait, so that it does neither all at once.
 */
const LONGEST = [
  ...['integration/start', 'faults/worker-killed', 'faults/broadcast'],
  ...['integration/smoke', 'integration/broadcast-small', 'integration/live-watching'],
  ...['integration/pipeline-work', 'integration/webinar-calendar', 'integration/broadcast'],
  ...['faults/random-kills', 'integration/attendance', 'integration/webinar-follow-ups'],
  ...['media/odd', 'integration/broadcast-rtmp', 'integration/recordings', 'media/live-small'],
  ...['browser/pages.en', 'browser/upload-resume', 'browser/class-lifecycle', 'browser/journey'],
  ...['browser/pages.es', 'browser/quiz', 'browser/progressive', 'browser/feedback'],
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
