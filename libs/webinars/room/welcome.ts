import type { LiveRoom } from './live-room';
import { insider } from './live-room';
import type { RoomConnection } from './room-connection';

/** What a client is told first: who it is here, and what of its own is not in the events. */
export function welcome(room: LiveRoom, connection: RoomConnection, presence: string): object {
  const { state, sequence } = room;
  const { number, role, name } = insider(state, connection.personId);
  const upvotes = [...state.questions].filter(([, { upvoters }]) => upvoters.has(number));
  const ballots = [...state.polls].flatMap(([poll, { ballots }]) => {
    const choices = ballots.get(number);
    return choices ? [[poll, choices] as const] : [];
  });
  return {
    type: 'welcome',
    you: { number, role, name },
    /** Events after this one follow; another one than asked for: begin again from nothing. */
    after: connection.sent,
    sequence,
    /** Named on coming back, so that a stay which the server cut off goes on. */
    presence,
    upvotes: upvotes.map(([question]) => question),
    ballots: Object.fromEntries(ballots),
  };
}
