import { readArguments, type BenchArguments } from './arguments';
import { benchFirstPlayable } from './first-playable/first-playable-bench';
import { benchLive } from './live/live-bench';
import { benchReports } from './reports/reports-bench';
import { benchRoom } from './room/room-bench';
import { benchTranscode } from './transcode/transcode-bench';
import { benchWorkers } from './workers/workers-bench';

/** Prints steps to stderr and, last, one JSON object to stdout. */
async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  const log = (line: string): void => console.error(`  ${line}`);
  console.log(JSON.stringify(await run(options, log)));
}

function run(options: BenchArguments, log: (line: string) => void): Promise<object> {
  switch (options.bench) {
    case 'reports':
      return benchReports({ ...options, log });
    case 'transcode':
      return benchTranscode({ ...options, log });
    case 'first-playable':
      return benchFirstPlayable({ ...options, log });
    case 'room':
      return benchRoom({ ...options, log });
    case 'live':
      return benchLive({ ...options, log });
    case 'workers':
      return benchWorkers({ ...options, log });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
