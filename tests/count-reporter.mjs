import { writeFileSync } from 'node:fs';

/** Counts for the last line of `npm test`. A file that fails to load counts as one failure. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, other: 0 };
    for (const module of modules) {
      const before = count.failed;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') count.passed += 1;
        else if (state === 'failed') count.failed += 1;
        else count.other += 1;
      }
      if (module.state() === 'failed' && count.failed === before) count.failed += 1;
    }
    writeFileSync(process.env.ROUNDS_TEST_COUNT, JSON.stringify(count));
  }
}
