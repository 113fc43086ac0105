import { readArguments } from './arguments';
import { benchReports } from './reports/reports-bench';

/** Prints steps to stderr and, last, one JSON object to stdout. */
async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  const log = (line: string): void => console.error(`  ${line}`);
  console.log(JSON.stringify(await benchReports({ ...options, log })));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
