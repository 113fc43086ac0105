import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';

type Schemas = components['schemas'];
export type WorkflowMap = Schemas['WorkflowMap'];
/** A step of the work: `practice:eligibility`, `billing:denials`. */
export type Topic = Schemas['Topic'];
/** Practice steps by billing steps, with what covers each place. */
export type WorkMap = Schemas['WorkMap'];
export type MapPlace = Schemas['MapPlace'];
export type MapRow = Schemas['MapRow'];
export type PlaceChapter = Schemas['PlaceChapter'];
export type TopicRequest = Schemas['TopicRequest'];
export type RequestState = TopicRequest['state'];

/** A step of either axis, or a pair. */
export interface Place {
  practice?: string | undefined;
  billing?: string | undefined;
}

export const getWorkflowMap = () => answerOf(api.GET('/api/workflow-map'));

/** @param specialty a key, `all`, or undefined for one's own */
export const getWorkMap = (specialty: string | undefined, signal: AbortSignal) =>
  answerOf(api.GET('/api/map', { params: { query: { specialty } }, signal }));

export const getPlaceChapters = (
  place: Place,
  specialty: string | undefined,
  signal: AbortSignal,
) => answerOf(api.GET('/api/map/chapters', { params: { query: { ...place, specialty } }, signal }));

export const voteFor = (place: Place) =>
  answerOf(api.PUT('/api/topic-requests/vote', { body: place }));

export const takeBackVote = (place: Place) =>
  answerOf(api.DELETE('/api/topic-requests/vote', { params: { query: place } }));

export const getOwnRequests = (signal: AbortSignal) =>
  answerOf(api.GET('/api/topic-requests/mine', { signal }));
export type OwnRequest = Awaited<ReturnType<typeof getOwnRequests>>['items'][number];

export const getRequests = (state: RequestState | undefined, cursor: string | null) =>
  answerOf(
    api.GET('/api/topic-requests', {
      params: { query: { state, ...(cursor ? { cursor } : {}) } },
    }),
  );

export const answerRequest = (
  { id, revision }: Pick<TopicRequest, 'id' | 'revision'>,
  answer: Pick<TopicRequest, 'state' | 'note'>,
) =>
  answerOf(
    api.PATCH('/api/topic-requests/{id}', {
      params: { path: { id } },
      body: { revision, ...answer },
    }),
  );
