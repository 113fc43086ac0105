import { DomainError } from '@rounds/platform/errors';
import type { RoomCommand } from './room-commands';
import { isPresenter, type RoomFact } from './room-event';
import { assertPresenter, found, notAllowed } from './room-rights';
import { participantOf, type Participant, type RoomState } from './room-state';

type OfferCommand = Extract<
  RoomCommand,
  { do: 'offer-presenting' | 'accept-offer' | 'close-offer' }
>;

/**
 * Who presents asks another host or speaker to go on. The offer moves nothing by itself: who accepts
 * it takes over the broadcast as soon as their picture is ready.
 * @throws DomainError `role-not-allowed`, `not-found`, `cannot-present`
 */
export function decideOffer(
  { offer, roster }: Pick<RoomState, 'offer' | 'roster'>,
  actor: Participant,
  command: OfferCommand,
): RoomFact | null {
  assertPresenter(actor);
  if (command.do === 'offer-presenting') {
    const { participant } = command;
    const { number, role } = found(participantOf({ roster }, participant), 'participant');
    if (!isPresenter(role) || number === actor.number) {
      throw new DomainError('cannot-present', 'conflict', 'Another host or speaker can take over');
    }
    const isSame = offer?.participant === number && offer.by === actor.number && !offer.accepted;
    return isSame ? null : { kind: 'presenting-offered', participant };
  }
  if (command.do === 'accept-offer') {
    if (found(offer ?? undefined, 'offer').participant !== actor.number) throw notAllowed();
    return offer?.accepted ? null : { kind: 'offer-accepted' };
  }
  // Whoever declines it, takes it back or has read the answer.
  return offer ? { kind: 'offer-closed' } : null;
}

/**
 * What becomes of the offer when somebody begins to present, or the broadcast ends (null). As soon as
 * who made it is not on air any more, there is nothing left to hand over.
 */
export function settleOffer(
  { offer, people }: Pick<RoomState, 'offer' | 'people'>,
  presenterId: string | null,
): RoomFact | null {
  if (!offer) return null;
  const isStillTheirs = presenterId !== null && people.get(presenterId)?.number === offer.by;
  return isStillTheirs ? null : { kind: 'offer-closed' };
}
