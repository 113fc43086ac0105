import { answerOf, api } from '../../../../app/http';
import type { StudioClass } from '../api';

export type Publishing = NonNullable<StudioClass['publishing']>;
export type CheckItem = Publishing['checklist'][number];

const at = (id: string) => ({ params: { path: { id } } });

/** Says that somebody has watched it: no patient is seen or named; or takes that back. */
export const checkPatientData = (id: string, revision: number, checked: boolean) =>
  answerOf(api.PUT('/api/classes/{id}/patient-check', { ...at(id), body: { revision, checked } }));

/** Somebody must have said that no patient shows. */
export const publishClass = (id: string, revision: number) =>
  answerOf(api.POST('/api/classes/{id}/publish', { ...at(id), body: { revision } }));

/** @param publishAt ISO 8601; null: as soon as it plays */
export const scheduleClass = (id: string, revision: number, publishAt: string | null) =>
  answerOf(api.PUT('/api/classes/{id}/schedule', { ...at(id), body: { revision, publishAt } }));

export const unscheduleClass = (id: string, revision: number) =>
  answerOf(api.POST('/api/classes/{id}/unschedule', { ...at(id), body: { revision } }));

export const unpublishClass = (id: string, revision: number) =>
  answerOf(api.POST('/api/classes/{id}/unpublish', { ...at(id), body: { revision } }));

export const archiveClass = (id: string, revision: number) =>
  answerOf(api.POST('/api/classes/{id}/archive', { ...at(id), body: { revision } }));

export const unarchiveClass = (id: string, revision: number) =>
  answerOf(api.POST('/api/classes/{id}/unarchive', { ...at(id), body: { revision } }));

export const deleteClass = (id: string) => answerOf(api.DELETE('/api/classes/{id}', at(id)));

export const restoreClass = (id: string) => answerOf(api.POST('/api/classes/{id}/restore', at(id)));
