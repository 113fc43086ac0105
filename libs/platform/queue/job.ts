import type { z } from 'zod';

/** `media`: heavy, one ffmpeg each; `light`: quick things that must not wait behind those. */
export const QUEUES = ['media', 'light'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Lower runs first. Whole numbers; what people wait for goes before what nobody looks at. */
export const PRIORITY = { high: 1, normal: 10, low: 1000 } as const;

export interface JobSpec<Schema extends z.ZodType> {
  /** `context.verb`, for example `recordings.probe`. */
  name: string;
  queue: QueueName;
  /** Parsed when the job is put in and again when it is taken out. */
  payload: Schema;
  /** Tries before it is given up; a DomainError gives up at once. */
  attempts: number;
  /** Wait before the second try; doubles with each further one. */
  backoffMs: number;
  /** A try longer than this is aborted through its signal. */
  timeoutMs: number;
  /** Two jobs with the same key are one job. Letters, digits, `.`, `_`, `-`. */
  dedupKey: (payload: z.output<Schema>) => string;
}

export interface JobDefinition<Schema extends z.ZodType = z.ZodType> extends JobSpec<Schema> {
  readonly definesJob: true;
}

const definitions = new Map<string, JobDefinition>();

/** Adds a job to the one registry. @throws Error when the name is taken */
export function defineJob<Schema extends z.ZodType>(spec: JobSpec<Schema>): JobDefinition<Schema> {
  if (definitions.has(spec.name)) throw new Error(`Two jobs are called ${spec.name}`);
  const definition: JobDefinition<Schema> = { ...spec, definesJob: true };
  definitions.set(spec.name, definition as unknown as JobDefinition);
  return definition;
}

export const definedJobs = (): ReadonlyMap<string, JobDefinition> => definitions;

/** The id under which BullMQ keeps a job: deterministic, so that a job put in twice is one. */
export const jobId = <Schema extends z.ZodType>(
  job: JobDefinition<Schema>,
  payload: z.output<Schema>,
): string => `${job.name}--${job.dedupKey(payload)}`;
