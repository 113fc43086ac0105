import type { ArtifactKind, RecordingState, RenditionStep, WorkState } from './recording-state';

export const STAGE_NAMES = [
  'probe',
  'plan',
  'transcode',
  'audio',
  'publish',
  'poster',
  'thumbnails',
  'sound',
  'loudness',
  'slides',
] as const;
export const STAGE_STATES = ['waiting', 'running', 'done', 'failed', 'skipped'] as const;

type StageState = (typeof STAGE_STATES)[number];

/** One step of the pipeline, as a person follows it. `percent` is a whole number, 0–100. */
export interface Stage {
  name: (typeof STAGE_NAMES)[number];
  state: StageState;
  percent: number;
}

export interface PipelineFacts {
  state: RecordingState;
  playable: boolean;
  renditions: readonly { state: WorkState; step: RenditionStep; percent: number }[];
  /** Null until probed. */
  media: { audio: readonly unknown[] } | null;
  artifacts: readonly { kind: ArtifactKind; state: WorkState }[];
}

/** The stages of a recording, told from the states in the database alone. */
export function stagesOf(facts: PipelineFacts): Stage[] {
  const { state, renditions } = facts;
  if (state === 'rejected' || (state === 'failed' && renditions.length === 0)) {
    return STAGE_NAMES.map((name) => stage(name, name === 'probe' ? 'failed' : 'skipped', 0));
  }
  if (renditions.length === 0) {
    return STAGE_NAMES.map((name) =>
      stage(name, name === 'probe' && state === 'probing' ? 'running' : 'waiting', 0),
    );
  }
  return [
    stage('probe', 'done', 100),
    stage('plan', 'done', 100),
    stage('transcode', transcodeState(facts), transcodePercent(renditions)),
    soundStage(facts, 'audio'),
    publishStage(facts),
    artifactStage(facts, 'poster'),
    artifactStage(facts, 'thumbnails'),
    soundStage(facts, 'sound'),
    loudnessStage(facts),
    slidesStage(facts),
  ];
}

/** Where it has no work of its own, sound was made as loud as it should be to begin with. */
function loudnessStage(facts: PipelineFacts): Stage {
  const isOwnWork = facts.artifacts.some(({ kind }) => kind === 'loudness');
  return { ...soundStage(facts, isOwnWork ? 'loudness' : 'audio'), name: 'loudness' };
}

/** How far the whole is: what takes long is the encoding. */
export function percentOf({
  state,
  renditions,
}: Pick<PipelineFacts, 'state' | 'renditions'>): number {
  if (state === 'ready' || state === 'degraded') return 100;
  return renditions.length === 0 ? 0 : Math.min(99, transcodePercent(renditions));
}

const isOver = ({ state }: { state: WorkState }): boolean =>
  state === 'ready' || state === 'failed';

function transcodePercent(renditions: PipelineFacts['renditions']): number {
  const percents = renditions.map((one) => (isOver(one) ? 100 : one.percent));
  return Math.floor(percents.reduce((sum, percent) => sum + percent, 0) / percents.length);
}

function transcodeState({ renditions }: PipelineFacts): StageState {
  if (renditions.every(isOver)) return end(renditions);
  return renditions.some(({ state }) => state !== 'pending') ? 'running' : 'waiting';
}

const end = (renditions: PipelineFacts['renditions']): StageState =>
  renditions.every(({ state }) => state === 'failed') ? 'failed' : 'done';

function publishStage({ state, playable, renditions }: PipelineFacts): Stage {
  if (state === 'failed') return stage('publish', 'skipped', 0);
  if (state !== 'processing') return stage('publish', 'done', 100);
  const percent = share(renditions, (one) => one.state === 'ready');
  return stage('publish', playable ? 'running' : 'waiting', Math.min(99, percent));
}

/** Of what is heard, its shape and its loudness: there is none when nothing is heard. */
const soundStage = (facts: PipelineFacts, kind: 'audio' | 'sound' | 'loudness'): Stage =>
  facts.media?.audio.length === 0 ? stage(kind, 'skipped', 0) : artifactStage(facts, kind);

/** They are looked for when the qualities are there. */
const slidesStage = (facts: PipelineFacts): Stage =>
  facts.state === 'failed' ? stage('slides', 'skipped', 0) : artifactStage(facts, 'slides');

/** A copy is no stage of its own: it is one of the qualities. */
function artifactStage({ artifacts }: PipelineFacts, kind: Exclude<ArtifactKind, 'copy'>): Stage {
  const work = artifacts.find((artifact) => artifact.kind === kind)?.state ?? 'pending';
  switch (work) {
    case 'pending':
      return stage(kind, 'waiting', 0);
    case 'running':
      return stage(kind, 'running', 0);
    case 'ready':
      return stage(kind, 'done', 100);
    case 'failed':
      return stage(kind, 'failed', 0);
  }
}

function share<T>(all: readonly T[], counts: (one: T) => boolean): number {
  return Math.floor((100 * all.filter(counts).length) / all.length);
}

const stage = (name: Stage['name'], state: StageState, percent: number): Stage => ({
  name,
  state,
  percent,
});
