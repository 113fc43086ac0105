import { answerOf, api } from '../../../../app/http';

const path = (id: string, chapterId: string, neededId: string) => ({
  params: { path: { id, chapterId, neededId } },
});

export const setConcept = (id: string, concept: boolean) =>
  answerOf(api.PUT('/api/classes/{id}/concept', { params: { path: { id } }, body: { concept } }));

/** That a chapter of the class should be seen after another one. */
export const addPrerequisite = (id: string, chapterId: string, neededId: string) =>
  answerOf(
    api.PUT(
      '/api/classes/{id}/chapters/{chapterId}/prerequisites/{neededId}',
      path(id, chapterId, neededId),
    ),
  );

export const removePrerequisite = (id: string, chapterId: string, neededId: string) =>
  answerOf(
    api.DELETE(
      '/api/classes/{id}/chapters/{chapterId}/prerequisites/{neededId}',
      path(id, chapterId, neededId),
    ),
  );
