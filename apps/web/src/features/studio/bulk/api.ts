import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../../app/http';
import type { Audience } from '../classes/api';
import { inParts, partsOf } from './in-parts';

/** What became of a recording: its newest class. */
export type ClassOf = components['schemas']['ClassesOfRecordings']['items'][number];
/** What became of one of many. */
export type BulkResult = components['schemas']['BulkAnswer']['items'][number];
export type TagResult = components['schemas']['BulkTagAnswer']['items'][number];
export type ClassTags = NonNullable<TagResult['before']>;

export interface ClassRef {
  id: string;
  revision: number;
}

export interface ListChange {
  mode: 'add' | 'replace';
  keys: string[];
}

export interface TagChange {
  topics?: ListChange;
  specialties?: ListChange;
  speaker?: string;
  audience?: Audience;
}

export interface NewClasses {
  recordings: { recordingId: string; title: string }[];
  speaker: string;
  topics: string[];
  specialties: string[];
  audience?: Audience;
}

export const getClassesOf = async (recordingIds: readonly string[]) => {
  const answers = await Promise.all(
    partsOf(recordingIds).map((ids) =>
      answerOf(
        api.GET('/api/classes/bulk/of-recordings', { params: { query: { ids: ids.join(',') } } }),
      ),
    ),
  );
  return answers.flatMap(({ items }) => items);
};

const notDone = ({ id, revision }: ClassRef, code: string): BulkResult => ({
  ...{ id, revision, code },
  message: '',
});
const notTagged = (item: ClassRef, code: string): TagResult => ({
  ...notDone(item, code),
  ...{ title: '', before: null, after: null },
});

export const makeClasses = ({ recordings, ...facts }: NewClasses) =>
  inParts(
    recordings,
    (part) =>
      answerOf(api.POST('/api/classes/bulk/make', { body: { recordings: part, ...facts } })),
    ({ recordingId: id }, code): BulkResult => ({ id, revision: null, code, message: '' }),
  );

export const tagClasses = (refs: readonly ClassRef[], change: TagChange, preview: boolean) =>
  inParts(
    refs,
    (items) => answerOf(api.POST('/api/classes/bulk/tag', { body: { items, ...change, preview } })),
    notTagged,
  );

export const restoreTags = (tagged: readonly (ClassRef & ClassTags)[]) =>
  inParts(
    tagged,
    (items) => answerOf(api.POST('/api/classes/bulk/restore', { body: { items } })),
    notDone,
  );

/** The caller confirms that somebody looked: none of them shows a patient. */
export const publishClasses = (refs: readonly ClassRef[]) =>
  inParts(
    refs,
    (items) =>
      answerOf(
        api.POST('/api/classes/bulk/publish', {
          body: { items, noPatientData: true, whenReady: true },
        }),
      ),
    notDone,
  );

export const withdrawClasses = (refs: readonly ClassRef[]) =>
  inParts(
    refs,
    (items) => answerOf(api.POST('/api/classes/bulk/withdraw', { body: { items } })),
    notDone,
  );
