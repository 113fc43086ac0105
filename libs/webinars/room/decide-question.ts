import { DomainError } from '@rounds/platform/errors';
import type { RoomCommand } from './room-commands';
import type { RoomFact } from './room-event';
import { assertHost, assertMaySpeak, assertPresenter, found } from './room-rights';
import type { Participant, RoomState } from './room-state';

type QuestionCommand = Extract<
  RoomCommand,
  { do: 'ask' | 'delete-question' | 'upvote' | 'withdraw-upvote' | 'answer' }
>;

/** @throws DomainError `muted`, `role-not-allowed`, `not-found`, `answer-empty` */
export function decideQuestion(
  state: RoomState,
  actor: Participant,
  command: QuestionCommand,
): RoomFact | null {
  if (command.do === 'ask') {
    assertMaySpeak(actor);
    return { kind: 'question-asked', text: command.text };
  }
  const { question } = command;
  const { author, upvoters } = found(state.questions.get(question), 'question');
  switch (command.do) {
    case 'delete-question':
      if (author !== actor.number) assertHost(actor);
      return { kind: 'question-deleted', question };
    case 'upvote':
      return upvoters.has(actor.number) ? null : { kind: 'question-upvoted', question };
    case 'withdraw-upvote':
      return upvoters.has(actor.number) ? { kind: 'upvote-withdrawn', question } : null;
    case 'answer': {
      assertPresenter(actor);
      const { how, text } = command;
      if (how === 'written' && text === '') {
        throw new DomainError('answer-empty', 'invalid', 'A written answer has words');
      }
      return { kind: 'question-answered', question, how, text };
    }
  }
}
