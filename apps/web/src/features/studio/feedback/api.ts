import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';

export type Figures = components['schemas']['FeedbackFigures'];
export type Trend = components['schemas']['FeedbackTrend'];
export type ReviewedClass = components['schemas']['ReviewedClass'];
export type ClassFeedback = components['schemas']['ClassFeedback'];
export type TopicFeedback = components['schemas']['TopicFeedback']['items'][number];
export type Remark = components['schemas']['FeedbackRemark'];

export interface RemarkFilter {
  state?: 'open' | 'handled' | 'all' | undefined;
  source?: Remark['source'] | undefined;
  mood?: 'low' | 'middle' | 'high' | undefined;
  classId?: string | undefined;
  versionId?: string | undefined;
  chapterId?: string | undefined;
  q?: string | undefined;
}

const LIMIT = 30;

export const getReviewedClasses = (q: string | undefined, cursor: string | null) =>
  answerOf(
    api.GET('/api/feedback/classes', {
      params: { query: { limit: LIMIT, ...(q && { q }), ...(cursor && { cursor }) } },
    }),
  );

export const getClassFeedback = (id: string, versionId: string | undefined) =>
  answerOf(
    api.GET('/api/feedback/classes/{id}', {
      params: { path: { id }, query: versionId ? { versionId } : {} },
    }),
  );

export const getTopicFeedback = () => answerOf(api.GET('/api/feedback/topics'));

export const getRemarks = (filter: RemarkFilter, cursor: string | null) =>
  answerOf(
    api.GET('/api/feedback/remarks', {
      params: { query: { ...filter, limit: LIMIT, ...(cursor && { cursor }) } },
    }),
  );

export const getOpenCount = () => answerOf(api.GET('/api/feedback/open'));

/** Closes remarks and pins with a note that their people see. */
export const handleRemarks = (items: readonly Pick<Remark, 'source' | 'id'>[], note: string) =>
  answerOf(
    api.POST('/api/feedback/handlings', {
      body: { items: items.map(({ source, id }) => ({ source, id })), note },
    }),
  );

export const reopenRemarks = (handlingId: string) =>
  answerOf(api.DELETE('/api/feedback/handlings/{id}', { params: { path: { id: handlingId } } }));
