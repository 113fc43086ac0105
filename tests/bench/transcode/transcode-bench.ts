import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  AUDIO_FOLDER,
  LEVELLED_AUDIO_FOLDER,
  planRenditions,
  probe,
  type RenditionPlan,
} from '@rounds/media';
import { startBenchPostgres } from '../bench-server';
import { median, rounded } from '../statistics';
import {
  runBare,
  segmentBytes,
  sequentialArguments,
  splitArguments,
  type Cost,
} from './bare-ffmpeg';
import { likenessOf } from './likeness';
import { startPipeline, type OurPipeline, type PublishedRecording } from './our-pipeline';
import { makeSource, SOURCE_NAMES } from './sources';

export interface TranscodeOptions {
  /** Instead of the three films that the bench makes. */
  input: string | null;
  rounds: number;
  log: (line: string) => void;
}

/**
 * What it costs to publish a recording, against bare ffmpeg that makes the same qualities: one
 * process with `split`, and one process after the other. The three take turns in every round.
 */
export async function benchTranscode({ input, rounds, log }: TranscodeOptions): Promise<object> {
  const sources = input ? { input: resolve(input) } : await madeSources(log);
  const postgres = await startBenchPostgres();
  try {
    const pipeline = await startPipeline(postgres);
    try {
      const figures: Record<string, object> = {};
      for (const [name, source] of Object.entries(sources)) {
        figures[name] = await compare(name, source, pipeline, rounds, log);
      }
      return figures;
    } finally {
      await pipeline.stop();
    }
  } finally {
    await postgres.stop();
  }
}

async function madeSources(log: (line: string) => void): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const name of SOURCE_NAMES) {
    log(`source: ${name}`);
    made[name] = await makeSource(name);
  }
  return made;
}

async function compare(
  name: string,
  source: string,
  pipeline: OurPipeline,
  rounds: number,
  log: (line: string) => void,
): Promise<object> {
  const plans = planRenditions(await probe(source));
  const folder = await mkdtemp(join(tmpdir(), 'rounds-bench-bare-'));
  const [ours, split, sequential]: [PublishedRecording[], Cost[], Cost[]] = [[], [], []];
  try {
    for (let round = 1; round <= rounds; round++) {
      ours.push(await pipeline.publish(source));
      split.push(await runBare(join(folder, 'split'), [splitArguments(source, plans)]));
      sequential.push(
        await runBare(join(folder, 'sequential'), sequentialArguments(source, plans)),
      );
      log(`${name}, round ${round}: ${told(ours)} ours, ${told(split)} split, ${told(sequential)}`);
    }
    const published = ours.at(-1)?.folder ?? '';
    const bare = join(folder, 'split');
    log(`${name}: comparing pictures`);
    const likeness = await compareLikeness(source, published, bare, plans, folder);
    return {
      wallVsSplit: ratio(ours, split, 'wallSeconds'),
      wallVsSequential: ratio(ours, sequential, 'wallSeconds'),
      cpuVsSplit: ratio(ours, split, 'cpuSeconds'),
      cpuVsSequential: ratio(ours, sequential, 'cpuSeconds'),
      firstPlayableSeconds: rounded(median(ours.map((one) => one.firstPlayableSeconds))),
      bytesVsSplit: rounded((await playedBytes(published)) / (await segmentBytes(bare)), 3),
      ...likeness,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Without the sound as it was recorded, once it is there as loud as other classes: nobody plays both. */
async function playedBytes(published: string): Promise<number> {
  const levelled = await segmentBytes(join(published, LEVELLED_AUDIO_FOLDER)).catch(() => 0);
  const replaced = levelled > 0 ? await segmentBytes(join(published, AUDIO_FOLDER)) : 0;
  return (await segmentBytes(published)) - replaced;
}

const told = (costs: readonly Cost[]): string => {
  const { wallSeconds = 0, cpuSeconds = 0 } = costs.at(-1) ?? {};
  return `${wallSeconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s CPU)`;
};

/** The median of the rounds' ratios: what ran side by side is compared. */
const ratio = (ours: readonly Cost[], others: readonly Cost[], of: keyof Cost): number =>
  rounded(median(ours.map((one, at) => one[of] / (others[at]?.[of] ?? NaN))), 3);

/** How much more like the source ours is, of the quality that fares worst; below 0 is less. */
async function compareLikeness(
  source: string,
  published: string,
  bare: string,
  plans: readonly RenditionPlan[],
  folder: string,
): Promise<{ ssimDelta: number; ssimP1Delta: number }> {
  const ours = plans.map(({ name }) => join(published, name, 'index.m3u8'));
  const theirs = plans.map(({ name }) => join(bare, `${name}.m3u8`));
  const [made = [], plain = []] = await likenessOf([ours, theirs], source, plans, folder);
  const deltas = made.map(({ mean, p1 }, at) => ({
    mean: mean - (plain[at]?.mean ?? NaN),
    p1: p1 - (plain[at]?.p1 ?? NaN),
  }));
  return {
    ssimDelta: rounded(Math.min(...deltas.map(({ mean }) => mean)), 5),
    ssimP1Delta: rounded(Math.min(...deltas.map(({ p1 }) => p1)), 5),
  };
}
