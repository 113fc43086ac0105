import { DomainError } from '@rounds/platform/errors';
import type { RoomCommand } from './room-commands';
import type { RoomFact } from './room-event';
import { assertPresenter, found } from './room-rights';
import type { Participant, Poll, RoomState } from './room-state';

type PollCommand = Extract<RoomCommand, { do: 'open-poll' | 'vote' | 'close-poll' }>;

/** @throws DomainError `role-not-allowed`, `not-found`, `poll-closed`, `invalid-choice` */
export function decidePoll(
  state: RoomState,
  actor: Participant,
  command: PollCommand,
): RoomFact | null {
  if (command.do === 'open-poll') {
    assertPresenter(actor);
    const { question, options, multiple } = command;
    return { kind: 'poll-opened', question, options, multiple };
  }
  const poll = found(state.polls.get(command.poll), 'poll');
  if (command.do === 'close-poll') {
    assertPresenter(actor);
    return poll.open ? { kind: 'poll-closed', poll: command.poll } : null;
  }
  const choices = choicesIn(poll, command.choices);
  const before = poll.ballots.get(actor.number);
  return before?.join() === choices.join()
    ? null
    : { kind: 'poll-voted', poll: command.poll, choices };
}

/** Each option once, in order; while a poll is open, people may change their minds. */
function choicesIn({ open, multiple, options }: Poll, chosen: readonly number[]): number[] {
  if (!open) throw new DomainError('poll-closed', 'conflict', 'The poll is closed');
  const choices = [...new Set(chosen)].sort((a, b) => a - b);
  const fits = choices.every((choice) => choice < options.length);
  if (!fits || (!multiple && choices.length > 1)) {
    throw new DomainError('invalid-choice', 'invalid', 'The poll has no such choice');
  }
  return choices;
}
