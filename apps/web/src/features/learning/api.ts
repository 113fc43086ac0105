import { ApiProblem, http } from '../../app/http';

export interface ChapterProgress {
  id: string;
  progress: number;
}

export interface ClassProgress {
  classId: string;
  title: string;
  posterUrl: string | null;
  durationMs: number;
  watchedMs: number;
  progress: number;
  resumeMs: number | null;
  chapters: (ChapterProgress & { title: string; startMs: number; endMs: number })[];
  updatedAt: string;
}

export interface WatchSession {
  sessionId: string;
  watched: [startMs: number, endMs: number][];
  resumeMs: number | null;
}

export interface Batch {
  sequence: number;
  intervals: readonly (readonly [startMs: number, endMs: number])[];
  positionMs: number;
  rate: number;
}

/** What is on record after a batch. */
export interface BatchAnswer {
  watched: [startMs: number, endMs: number][];
  creditedMs: number;
  watchedMs: number;
  progress: number;
  chapters: ChapterProgress[];
}

export const getMyProgress = () => http.get<{ items: ClassProgress[] }>('me/progress');

export const getProgressOf = (personId: string) =>
  http.get<{ items: ClassProgress[] }>(`people/${encodeURIComponent(personId)}/progress`);

export const openWatchSession = (classId: string) =>
  http.post<WatchSession>('watch-sessions', { classId });

/** Resolves after the server has committed the batch. */
export const sendBatch = (sessionId: string, batch: Batch, keepalive: boolean) =>
  http.post<BatchAnswer>(`watch-sessions/${encodeURIComponent(sessionId)}/batches`, batch, {
    keepalive,
  });

/** Whether sending the same batch again cannot help: the input is wrong, or the class is gone. */
export const isFinalRefusal = (error: unknown): boolean =>
  error instanceof ApiProblem && [400, 404, 409, 410, 422].includes(error.status);
