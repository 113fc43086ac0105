import { isPresenter, type RoomRole } from './room-event';
import type { Participant } from './room-state';

/** Who asks for names. */
export interface Reader {
  role: RoomRole;
  practiceId: string | null;
}

/**
 * Nobody sees another practice's people: in a room they are numbers to each other. Hosts and speakers
 * are known to all, and know all.
 */
export const mayKnowName = (
  reader: Reader,
  one: Pick<Participant, 'role' | 'practiceId'>,
): boolean =>
  isPresenter(reader.role) || isPresenter(one.role) || reader.practiceId === one.practiceId;

export function namesFor(reader: Reader, people: readonly Participant[]): Record<string, string> {
  const known = people.filter((one) => mayKnowName(reader, one));
  return Object.fromEntries(known.map(({ number, name }) => [number, name]));
}
