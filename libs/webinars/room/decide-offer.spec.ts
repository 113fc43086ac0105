import { DomainError } from '@rounds/platform/errors';
import { expect, it } from 'vitest';
import { applyEvent } from './apply-event';
import { decideOffer, settleOffer } from './decide-offer';
import type { RoomFact, RoomRole } from './room-event';
import { emptyRoom } from './room-state';

const ROLES: Record<string, RoomRole> = {
  ...{ host: 'host', speaker: 'speaker', other: 'speaker', ana: 'viewer' },
};
const [HOST, SPEAKER, OTHER, ANA] = [1, 2, 3, 4];

/** A room in which people wish for things. @returns what came of it, or the code of the refusal */
function room() {
  const state = emptyRoom();
  const happens = (authorId: string, fact: RoomFact): void => {
    const sequence = state.sequence + 1;
    applyEvent(state, { sequence, clientId: `${sequence}`, authorId, at: new Date(0), fact });
  };
  Object.entries(ROLES).forEach(([name, role]) => {
    happens(name, { kind: 'joined', name, practiceId: null, role });
  });
  type Wish =
    { do: 'offer-presenting'; participant: number } | { do: 'accept-offer' | 'close-offer' };
  function wish(who: string, wanted: Wish): string | null {
    try {
      const fact = decideOffer(state, state.people.get(who)!, { id: '', ...wanted });
      if (fact) happens(who, fact);
      return fact?.kind ?? null;
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }
  const offer = (who: string, participant: number) =>
    wish(who, { do: 'offer-presenting', participant });
  return { state, happens, wish, offer };
}

it('is made by hosts and speakers to one another, once', () => {
  const { state, offer } = room();
  expect(offer('ana', SPEAKER)).toBe('role-not-allowed');
  expect(offer('host', ANA)).toBe('cannot-present');
  expect(offer('host', HOST)).toBe('cannot-present');
  expect(offer('host', 9)).toBe('not-found');
  expect(offer('host', SPEAKER)).toBe('presenting-offered');
  expect(offer('host', SPEAKER)).toBeNull();
  expect(offer('host', OTHER)).toBe('presenting-offered');
  expect(state.offer).toEqual({ by: HOST, participant: OTHER, accepted: false });
});

it('is accepted by whom it was made to, as long as they may present', () => {
  const { state, happens, offer, wish } = room();
  expect(wish('speaker', { do: 'accept-offer' })).toBe('not-found');
  offer('host', SPEAKER);
  expect(wish('other', { do: 'accept-offer' })).toBe('role-not-allowed');
  happens('speaker', { kind: 'joined', name: 'speaker', practiceId: null, role: 'viewer' });
  expect(wish('speaker', { do: 'accept-offer' })).toBe('role-not-allowed');
  happens('speaker', { kind: 'joined', name: 'speaker', practiceId: null, role: 'speaker' });
  expect(wish('speaker', { do: 'accept-offer' })).toBe('offer-accepted');
  expect(wish('speaker', { do: 'accept-offer' })).toBeNull();
  expect(state.offer?.accepted).toBe(true);
  expect(offer('host', SPEAKER)).toBe('presenting-offered');
});

it('is declined, or taken back; then there is none', () => {
  const { state, offer, wish } = room();
  offer('speaker', HOST);
  expect(wish('ana', { do: 'close-offer' })).toBe('role-not-allowed');
  expect(wish('host', { do: 'close-offer' })).toBe('offer-closed');
  expect(wish('speaker', { do: 'close-offer' })).toBeNull();
  expect(state.offer).toBeNull();
});

it('is settled when who made it presents no more, or nobody does', () => {
  const { state, offer, wish } = room();
  expect(settleOffer(state, 'speaker')).toBeNull();
  offer('host', SPEAKER);
  wish('speaker', { do: 'accept-offer' });
  expect(settleOffer(state, 'host')).toBeNull();
  const closed = { kind: 'offer-closed' };
  expect(['speaker', 'other', null].map((who) => settleOffer(state, who))).toEqual([
    ...[closed, closed, closed],
  ]);
});
