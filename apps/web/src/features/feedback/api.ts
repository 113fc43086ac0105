import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';
import type { Voice } from './use-say';

export type Feedback = components['schemas']['Feedback'];
export type FeedbackKind = Feedback['kind'];
export type FeedbackDue = components['schemas']['FeedbackDue'];
export type UnclearPin = components['schemas']['UnclearPin'];
export type Handled = components['schemas']['FeedbackHandled'];
export type OwnSaid = components['schemas']['OwnFeedback'];

/** What one may rate: a class, chapter or quiz of a version of a class. */
export interface Thing {
  kind: FeedbackKind;
  thingId: string;
  versionId: string;
}

const at = (id: string) => ({ params: { path: { id } } });

/** Whether to ask the person about something of the class now, and what they have said of it. */
export const getDue = (classId: string) =>
  answerOf(api.GET('/api/feedback/due', { params: { query: { classId } } }));

/** Without a remark the words stay as they are. */
const sayFeedback = (thing: Thing, rating: number, remark?: string) =>
  answerOf(
    api.PUT('/api/feedback', {
      body: { ...thing, rating, ...(remark === undefined ? {} : { remark }) },
    }),
  );

export const voiceOf = (thing: Thing): Voice<Feedback> => ({
  say: (rating, remark) => sayFeedback(thing, rating, remark),
  takeBack: ({ id }) => takeBackFeedback(id),
});

export const dismissFeedback = (thing: Thing) =>
  answerOf(api.POST('/api/feedback/dismissals', { body: thing }));

const takeBackFeedback = (id: string) => answerOf(api.DELETE('/api/feedback/{id}', at(id)));

/** What one has said, the latest news first. */
export const getMine = (limit: number) =>
  answerOf(api.GET('/api/feedback/mine', { params: { query: { limit } } }));

export const getPins = (classId: string) =>
  answerOf(api.GET('/api/feedback/pins', { params: { query: { classId } } }));

export const addPin = (versionId: string, atMs: number, words = '') =>
  answerOf(api.POST('/api/feedback/pins', { body: { versionId, atMs: Math.floor(atMs), words } }));

export const describePin = (id: string, words: string) =>
  answerOf(api.PATCH('/api/feedback/pins/{id}', { ...at(id), body: { words } }));

export const removePin = (id: string) => answerOf(api.DELETE('/api/feedback/pins/{id}', at(id)));
