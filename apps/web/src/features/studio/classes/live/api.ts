import { answerOf, api } from '../../../../app/http';

/** Whether learners are shown a question that was asked while the class was held live. */
export const leaveQuestionOut = (id: string, question: number, leftOut: boolean) =>
  answerOf(
    api.PUT('/api/classes/{id}/live-record/questions/{question}', {
      params: { path: { id, question } },
      body: { leftOut },
    }),
  );
