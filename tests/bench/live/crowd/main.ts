import { setTimeout as pause } from 'node:timers/promises';
import type { CrowdAnswer, CrowdOptions, CrowdReport, CrowdWish } from './messages';
import { PlaylistReader } from './playlist-reader';
import { SimulatedViewer } from './simulated-viewer';

/** People come one after the other, also to a class that goes on already. */
const ARRIVE_EVERY_MS = 30;
const LOOK_EVERY_MS = 100;

/** The crowd of `npm run bench -- live`, a process of its own: does what the bench asks over IPC. */
const reader = new PlaylistReader();
const viewers: SimulatedViewer[] = [];
const say = (answer: CrowdAnswer): void => void process.send?.(answer);

async function watch({ cookies, ...rest }: CrowdOptions): Promise<void> {
  for (const cookie of cookies) {
    const viewer = new SimulatedViewer({ ...rest, cookie, reader });
    viewers.push(viewer);
    viewer.start();
    await pause(ARRIVE_EVERY_MS);
  }
  while (!viewers.every(({ isWatching }) => isWatching)) await pause(LOOK_EVERY_MS);
  say({ kind: 'watching' });
}

function report(): CrowdReport {
  const sum = (of: (viewer: SimulatedViewer) => number): number =>
    viewers.reduce((total, viewer) => total + of(viewer), 0);
  return {
    segments: [...reader.seen.values()],
    arrivals: viewers.map(({ arrivals }) => [...arrivals]),
    requests: sum(({ requests }) => requests),
    failures: sum(({ failures }) => failures),
    megabytes: sum(({ bytes }) => bytes) / 1e6,
    drops: sum(({ drops }) => drops),
  };
}

process.on('message', (wish: CrowdWish) => {
  switch (wish.kind) {
    case 'watch':
      return void watch(wish.options);
    case 'report':
      return say({ kind: 'report', report: report() });
  }
});
process.on('disconnect', () => process.exit());
