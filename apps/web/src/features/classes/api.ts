import type { components, paths } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';

/** `[startMs, endMs)` of a class, with the part of it that the person has really played. */
export type Chapter = components['schemas']['ClassChapter'];
export type LibraryItem = components['schemas']['LibraryItem'];
export type Playback = components['schemas']['Playback'];

type LibraryQuery = NonNullable<paths['/api/library']['get']['parameters']['query']>;

/** What the library is asked for; each narrows what the others find. */
export interface LibraryFilter {
  practice?: string | undefined;
  billing?: string | undefined;
  specialty?: string | undefined;
  q?: string | undefined;
  progress?: LibraryQuery['progress'];
  /** How it is sorted; left out: newest first. */
  sort?: LibraryQuery['sort'];
}

export const getLibrary = (
  filter: LibraryFilter & Pick<LibraryQuery, 'anyOf' | 'concept'>,
  page: Pick<LibraryQuery, 'cursor' | 'limit'> = {},
  signal?: AbortSignal,
) =>
  answerOf(
    api.GET('/api/library', {
      params: { query: { ...filter, ...page } },
      ...(signal ? { signal } : {}),
    }),
  );

export const getClass = (id: string) =>
  answerOf(api.GET('/api/classes/{id}', { params: { path: { id } } }));

export type ClassDetail = Awaited<ReturnType<typeof getClass>>;

export const getPlayback = (id: string) =>
  answerOf(api.GET('/api/classes/{id}/playback', { params: { path: { id } } }));

export const getPrerequisites = (id: string, signal?: AbortSignal) =>
  answerOf(
    api.GET('/api/classes/{id}/prerequisites', {
      params: { path: { id } },
      ...(signal ? { signal } : {}),
    }),
  );
export type Prerequisite = components['schemas']['Prerequisite'];
export type PrerequisiteList = components['schemas']['PrerequisiteList'];

/** What was asked while the class was held live, and where its presenter was gone. */
export const getLiveRecord = (id: string, signal?: AbortSignal) =>
  answerOf(
    api.GET('/api/classes/{id}/live-record', {
      params: { path: { id } },
      ...(signal ? { signal } : {}),
    }),
  );
export type LiveRecord = components['schemas']['LiveRecord'];
/** Where a file of the webinar is saved from. */
export const liveHandoutAddress = (id: string, handout: number): string =>
  `/api/classes/${id}/live-record/handouts/${handout}`;

export type LiveGap = LiveRecord['gaps'][number];
export type LiveQuestion = LiveRecord['questions'][number];
export type LiveHandout = LiveRecord['handouts'][number];
