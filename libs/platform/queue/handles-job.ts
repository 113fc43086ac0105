import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import type { JobDefinition } from './job';

export const HANDLES_JOB = 'rounds:handles-job';
export const GIVES_UP_JOB = 'rounds:gives-up-job';

/** What a handler learns about the try it makes. */
export interface JobContext {
  jobId: string;
  /** 1 on the first try. */
  attempt: number;
  lastAttempt: boolean;
  /** Aborted on timeout, on cancel and when the worker shuts down. */
  signal: AbortSignal;
}

export type JobHandler<Schema extends z.ZodType> = (
  payload: z.output<Schema>,
  context: JobContext,
) => Promise<void>;

type MethodOf<Handler> = <Method extends Handler>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/** The method that does the job. Exactly one per job; the worker's boot checks it. */
export const HandlesJob = <Schema extends z.ZodType>(
  job: JobDefinition<Schema>,
): MethodOf<JobHandler<Schema>> => SetMetadata(HANDLES_JOB, job.name);

/** The method that is told, at most one per job, when a job is given up for good. */
export const GivesUpJob = <Schema extends z.ZodType>(
  job: JobDefinition<Schema>,
): MethodOf<(payload: z.output<Schema>, error: Error) => Promise<void>> =>
  SetMetadata(GIVES_UP_JOB, job.name);
