import type { components } from '@rounds/api-client';
import { answerOf, api, ApiProblem } from '../../app/http';
import { toSpans } from './spans';

export type ClassProgress = components['schemas']['ProgressItem'];

export interface Batch {
  sequence: number;
  intervals: readonly (readonly [startMs: number, endMs: number])[];
  positionMs: number;
  rate: number;
}

export const getMyProgress = () => answerOf(api.GET('/api/me/progress'));

export const getProgressOf = (personId: string) =>
  answerOf(api.GET('/api/people/{id}/progress', { params: { path: { id: personId } } }));

export const openWatchSession = (classId: string) =>
  answerOf(api.POST('/api/watch-sessions', { body: { classId } }));

/** Resolves after the server has committed the batch; `keepalive` lets it outlive the page. */
export const sendBatch = (sessionId: string, batch: Batch, keepalive: boolean) =>
  answerOf(
    api.POST('/api/watch-sessions/{id}/batches', {
      params: { path: { id: sessionId } },
      body: { ...batch, intervals: toSpans(batch.intervals) },
      keepalive,
    }),
  );

/** What is on record after a batch. */
export type BatchAnswer = Awaited<ReturnType<typeof sendBatch>>;
export type WatchSession = Awaited<ReturnType<typeof openWatchSession>>;

/** Whether sending the same batch again cannot help: the input is wrong, or the class is gone. */
export const isFinalRefusal = (error: unknown): boolean =>
  error instanceof ApiProblem && [400, 404, 409, 410, 422].includes(error.status);
