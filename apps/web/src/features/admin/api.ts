import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';

export type Practice = components['schemas']['Practice'];
export type Person = components['schemas']['Person'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type EditableTopic = components['schemas']['EditableTopic'];
export type PipelineWork = components['schemas']['PipelineWork'];
export type Role = Person['role'];
export type ParticipantRole = NonNullable<Person['participantRole']>;

export interface PeopleFilter {
  practiceId?: string | undefined;
  role?: Role | undefined;
  q?: string | undefined;
}
export interface NewPerson {
  email: string;
  name: string;
  role: Role;
  practiceId: string | null;
  participantRole: ParticipantRole | null;
  locale: Person['locale'];
}
export type PersonChange = Partial<
  Pick<Person, 'name' | 'role' | 'practiceId' | 'participantRole' | 'active'>
>;
export type PracticeChange = Partial<Pick<Practice, 'name' | 'specialties' | 'active'>>;
export type TopicChange = Partial<
  Pick<EditableTopic, 'title' | 'titleEs' | 'summary' | 'summaryEs' | 'position' | 'active'>
>;

const at = (id: string) => ({ params: { path: { id } } });
const page = (cursor: string | null, limit = 50) => ({ limit, ...(cursor ? { cursor } : {}) });

export const getPractices = (cursor: string | null = null, limit = 50) =>
  answerOf(api.GET('/api/practices', { params: { query: page(cursor, limit) } }));
export const createPractice = (body: { name: string; specialties: string[] }) =>
  answerOf(api.POST('/api/practices', { body }));
export const changePractice = (id: string, body: PracticeChange) =>
  answerOf(api.PATCH('/api/practices/{id}', { ...at(id), body }));

export const getPeople = (filter: PeopleFilter, cursor: string | null = null) =>
  answerOf(api.GET('/api/people', { params: { query: { ...filter, ...page(cursor) } } }));
export const invitePerson = (body: NewPerson) => answerOf(api.POST('/api/people', { body }));
export const changePerson = (id: string, body: PersonChange) =>
  answerOf(api.PATCH('/api/people/{id}', { ...at(id), body }));
export const inviteAgain = (id: string) =>
  answerOf(api.POST('/api/people/{id}/invitation', at(id)));
/** Where the browser downloads everything that is kept about a person. */
export const exportUrl = (id: string): string => `/api/people/${id}/export`;

export const getAudit = (subjectId: string | undefined, cursor: string | null = null) =>
  answerOf(
    api.GET('/api/audit', {
      params: { query: { ...page(cursor), ...(subjectId ? { subjectId } : {}) } },
    }),
  );
export const getOutbox = (cursor: string | null = null) =>
  answerOf(api.GET('/api/outbox', { params: { query: page(cursor) } }));

export const getPipelineWork = () => answerOf(api.GET('/api/pipeline-work'));
/** Stops what is made of a recording; its file stays. */
export const cancelRecording = (id: string) =>
  answerOf(api.POST('/api/recordings/{id}/cancel', at(id)));
export const retryRecording = (id: string) =>
  answerOf(api.POST('/api/recordings/{id}/retry', at(id)));

export const getTopics = () => answerOf(api.GET('/api/topics'));
export const changeTopic = (id: string, body: TopicChange) =>
  answerOf(api.PATCH('/api/topics/{id}', { ...at(id), body }));
