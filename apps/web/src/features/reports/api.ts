import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';

export type ClassReport = components['schemas']['ClassReport'];
export type ClassReportRow = components['schemas']['ClassReportRow'];
export type WatchingRow = components['schemas']['WatchingRow'];
export type QuizResult = components['schemas']['QuizResult'];

export interface ClassReportsFilter {
  q?: string | undefined;
  practiceId?: string | undefined;
}
export interface WatchingFilter extends ClassReportsFilter {
  classId?: string | undefined;
  state?: 'begun' | 'finished' | undefined;
}
export interface QuizResultsFilter extends ClassReportsFilter {
  quizId?: string | undefined;
  classId?: string | undefined;
  state?: 'passed' | 'failed' | undefined;
}

const page = (cursor: string | null) => (cursor ? { cursor } : {});

export const getClassReports = (filter: ClassReportsFilter, cursor: string | null = null) =>
  answerOf(api.GET('/api/reports/classes', { params: { query: { ...filter, ...page(cursor) } } }));

export const getClassReport = (
  id: string,
  query: { versionId?: string | undefined; practiceId?: string | undefined },
  signal?: AbortSignal,
) =>
  answerOf(
    api.GET('/api/reports/classes/{id}', {
      params: { path: { id }, query },
      ...(signal ? { signal } : {}),
    }),
  );

export const getWatching = (filter: WatchingFilter, cursor: string | null = null) =>
  answerOf(api.GET('/api/reports/watching', { params: { query: { ...filter, ...page(cursor) } } }));

export const getQuizResults = (filter: QuizResultsFilter, cursor: string | null = null) =>
  answerOf(
    api.GET('/api/reports/quiz-results', { params: { query: { ...filter, ...page(cursor) } } }),
  );

export const getPractices = () =>
  answerOf(api.GET('/api/practices', { params: { query: { limit: 200 } } }));
