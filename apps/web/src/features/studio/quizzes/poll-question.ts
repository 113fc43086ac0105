import type { components } from '@rounds/api-client';
import { blankQuestion, type QuestionDraft } from './question-draft';

export type LivePoll = components['schemas']['LivePolls']['items'][number];

/** A poll as a question; what is right the author still has to say. */
export function toQuestion(poll: LivePoll, newId: () => string): QuestionDraft {
  return {
    ...blankQuestion(poll.multiple ? 'multiple' : 'single', newId),
    prompt: poll.question,
    options: poll.options.map((text) => ({ id: newId(), text, right: false })),
  };
}

/** Whether a quiz asks it already, in the words of the poll. */
export const isTaken = ({ question }: Pick<LivePoll, 'question'>, prompts: readonly string[]) =>
  prompts.some((prompt) => prompt.trim().toLowerCase() === question.trim().toLowerCase());
