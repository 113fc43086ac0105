import { DomainError } from '@rounds/platform/errors';
import { decideOffer } from './decide-offer';
import { decidePoll } from './decide-poll';
import { decideQuestion } from './decide-question';
import type { RoomCommand } from './room-commands';
import { isPresenter, type RoomFact, type RoomRole } from './room-event';
import { assertHost, assertMaySpeak, assertPresenter, found } from './room-rights';
import { participantOf, type Participant, type RoomState } from './room-state';

export interface Arrival {
  name: string;
  practiceId: string | null;
  role: RoomRole;
}

/** Coming in is told once, and again when the person's part in the class has changed. */
export function decideJoin(state: RoomState, personId: string, arrival: Arrival): RoomFact | null {
  const before = state.people.get(personId);
  return before?.role === arrival.role ? null : { kind: 'joined', ...arrival };
}

/**
 * What a wish of somebody in the room comes to; null when it is so already.
 * @throws DomainError `role-not-allowed`, `muted`, `not-found`, `poll-closed`, `invalid-choice`,
 * `already-answered`, `cannot-present`
 */
export function decide(
  state: RoomState,
  actor: Participant,
  command: RoomCommand,
): RoomFact | null {
  switch (command.do) {
    case 'say':
      assertMaySpeak(actor);
      return { kind: 'message-sent', text: command.text };
    case 'delete-message': {
      const message = found(state.messages.get(command.message), 'message');
      if (message.author !== actor.number) assertHost(actor);
      return { kind: 'message-deleted', message: command.message };
    }
    case 'mute':
    case 'unmute':
      return decideMute(state, actor, command.participant, command.do === 'mute');
    case 'raise-hand':
      assertMaySpeak(actor);
      return actor.handRaised ? null : { kind: 'hand-raised' };
    case 'lower-hand': {
      const participant = command.participant ?? actor.number;
      if (participant !== actor.number) assertPresenter(actor);
      const { handRaised } = found(participantOf(state, participant), 'participant');
      return handRaised ? { kind: 'hand-lowered', participant } : null;
    }
    case 'offer-presenting':
    case 'accept-offer':
    case 'close-offer':
      return decideOffer(state, actor, command);
    case 'announce':
      assertPresenter(actor);
      return { kind: 'announced', text: command.text };
    case 'mark-chapter':
      assertPresenter(actor);
      return { kind: 'chapter-marked', title: command.title, topic: command.topic };
    case 'share-handout':
      assertPresenter(actor);
      return { kind: 'handout-shared', title: command.title, url: command.url };
    case 'ask':
    case 'delete-question':
    case 'upvote':
    case 'withdraw-upvote':
    case 'answer':
      return decideQuestion(state, actor, command);
    case 'open-poll':
    case 'vote':
    case 'close-poll':
      return decidePoll(state, actor, command);
  }
}

function decideMute(
  state: RoomState,
  actor: Participant,
  number: number,
  muted: boolean,
): RoomFact | null {
  assertHost(actor);
  const participant = found(participantOf(state, number), 'participant');
  if (isPresenter(participant.role)) {
    throw new DomainError('presenter-not-muted', 'conflict', 'Hosts and speakers cannot be muted');
  }
  if (participant.muted === muted) return null;
  return { kind: muted ? 'person-muted' : 'person-unmuted', participant: number };
}
