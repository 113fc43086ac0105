import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';

type Personal = 'watched' | 'chapters' | 'progress' | 'resumeMs' | 'upNext' | 'otherVersion';
export type StudioChapter = Omit<components['schemas']['ClassChapter'], 'progress'>;
/** A class as staff work on it, without what it is to a single learner. */
export type StudioClass = Omit<components['schemas']['ClassDetail'], Personal> & {
  chapters: StudioChapter[];
};
export type ClassSummary = components['schemas']['ClassSummary'];
export type Audience = components['schemas']['Audience'];
export type ClassState = StudioClass['state'];

export interface ClassFacts {
  title: string;
  speaker: string;
  description: string;
  topics: string[];
  specialties: string[];
  audience: Audience;
}

export interface ChapterInput {
  id?: string;
  title: string;
  startMs: number;
  topics: string[];
}

export interface ClassFilter {
  /** Left out: all that were not deleted. */
  state?: ClassState | 'scheduled' | undefined;
  q?: string | undefined;
  /** Key of a topic; `none`: without any. */
  topic?: string | undefined;
  recordingId?: string | undefined;
}

const at = (id: string) => ({ params: { path: { id } } });

export const getClasses = (
  filter: ClassFilter,
  { cursor, limit = 30 }: { cursor?: string | null; limit?: number } = {},
) =>
  answerOf(
    api.GET('/api/classes', {
      params: { query: { ...filter, limit, ...(cursor ? { cursor } : {}) } },
    }),
  );

export const getStudioClass = (id: string) => answerOf(api.GET('/api/classes/{id}', at(id)));

export const makeClass = (input: { recordingId: string; title: string; speaker: string }) =>
  answerOf(api.POST('/api/classes', { body: input }));

export const changeClass = (id: string, revision: number, facts: Partial<ClassFacts>) =>
  answerOf(api.PATCH('/api/classes/{id}', { ...at(id), body: { revision, ...facts } }));

export const replaceChapters = (id: string, revision: number, chapters: ChapterInput[]) =>
  answerOf(api.PUT('/api/classes/{id}/chapters', { ...at(id), body: { revision, chapters } }));

/** Practices that a class may be meant for. */
export const getPracticeNames = () =>
  answerOf(api.GET('/api/practices', { params: { query: { limit: 200 } } }));
