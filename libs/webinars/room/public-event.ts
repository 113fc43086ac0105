import type { RoomEvent } from './room-event';
import type { RoomEventView } from './room-schemas';
import { tally, type RoomState } from './room-state';

/**
 * An event as everybody may read it, with the figures as they were just after it.
 * @param state the room after the event
 */
export function publicEvent(state: RoomState, event: RoomEvent): RoomEventView {
  const { sequence, fact } = event;
  const secret = { sequence, at: event.at.toISOString() };
  const base = { ...secret, by: state.people.get(event.authorId)?.number ?? 0 };
  switch (fact.kind) {
    case 'joined': {
      const { kind, role, name } = fact;
      return { kind, ...base, role, name: role === 'viewer' ? null : name };
    }
    case 'message-sent':
    case 'question-asked':
      return { ...fact, ...base, deleted: false };
    case 'question-upvoted':
    case 'upvote-withdrawn': {
      const upvotes = state.questions.get(fact.question)?.upvoters.size ?? 0;
      return { kind: fact.kind, ...secret, question: fact.question, upvotes };
    }
    case 'poll-voted': {
      const poll = state.polls.get(fact.poll);
      const counts = poll ? tally(poll) : [];
      return {
        kind: fact.kind,
        ...secret,
        poll: fact.poll,
        counts,
        voters: poll?.ballots.size ?? 0,
      };
    }
    case 'file-shared': {
      const { kind, name, bytes } = fact;
      return { kind, ...base, name, bytes };
    }
    default:
      return { ...fact, ...base };
  }
}

/** What those who come later are told of what was deleted. */
export function withoutWords(view: RoomEventView): RoomEventView {
  if (view.kind !== 'message-sent' && view.kind !== 'question-asked') return view;
  return { ...view, text: '', deleted: true };
}

/** The sequence of what an event deletes. */
export function deletedBy({ fact }: RoomEvent): number | null {
  if (fact.kind === 'message-deleted') return fact.message;
  return fact.kind === 'question-deleted' ? fact.question : null;
}
