import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';
import type { Said, Voice } from '../feedback/use-say';

type Schemas = components['schemas'];
export type Webinar = Schemas['Webinar'];
export type WebinarAudience = Schemas['WebinarAudience'];
export type ReminderKind = NonNullable<Webinar['registration']>['reminders'][number];
export type WebinarFeedback = Schemas['WebinarFeedback'];
export type Scope = 'this' | 'following';

const LIMIT = 50;

/** What is live or still to come for the person, the next first. */
export const getUpcoming = (cursor: string | null, { limit = LIMIT, mine = false } = {}) =>
  answerOf(
    api.GET('/api/webinars/upcoming', {
      params: { query: { limit, ...(cursor && { cursor }), ...(mine && { mine: 'true' }) } },
    }),
  );

export const getWebinar = (id: string, signal?: AbortSignal) =>
  answerOf(api.GET('/api/webinars/{id}', { params: { path: { id } }, signal: signal ?? null }));

export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A place, or one in the queue. */
export const register = (id: string, wholeSeries = false) =>
  answerOf(
    api.PUT('/api/webinars/{id}/registration', {
      params: { path: { id } },
      body: { timeZone: timeZone(), wholeSeries },
    }),
  );

export const leave = (id: string, wholeSeries = false) =>
  answerOf(
    api.DELETE('/api/webinars/{id}/registration', {
      params: { path: { id }, query: wholeSeries ? { wholeSeries: 'true' } : {} },
    }),
  );

export const chooseReminders = (id: string, reminders: ReminderKind[]) =>
  answerOf(
    api.PATCH('/api/webinars/{id}/registration', {
      params: { path: { id } },
      body: { reminders },
    }),
  );

export const getFeed = () => answerOf(api.GET('/api/webinars/feed'));
export const renewFeed = () => answerOf(api.POST('/api/webinars/feed/renewal'));

const at = (id: string) => ({ params: { path: { id } } });

/** What one has said of a webinar, and whether one may. */
export const getWebinarFeedback = (id: string) =>
  answerOf(api.GET('/api/webinars/{id}/feedback', at(id)));

export const voiceOfWebinar = (id: string): Voice<Said> => ({
  async say(rating, remark) {
    const body = { rating, ...(remark === undefined ? {} : { remark }) };
    const saved = await answerOf(api.PUT('/api/webinars/{id}/feedback', { ...at(id), body }));
    return saved.given ?? { rating, remark: remark ?? '' };
  },
  takeBack: () => answerOf(api.DELETE('/api/webinars/{id}/feedback', at(id))),
});

export const refuseFollowUps = (token: string) =>
  answerOf(api.POST('/api/webinars/follow-ups/{token}/refusal', { params: { path: { token } } }));

export const takeFollowUpsBack = (token: string) =>
  answerOf(api.DELETE('/api/webinars/follow-ups/{token}/refusal', { params: { path: { token } } }));
