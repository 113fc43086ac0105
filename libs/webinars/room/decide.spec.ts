import { DomainError } from '@rounds/platform/errors';
import { describe, expect, it } from 'vitest';
import { applyEvent } from './apply-event';
import { decide, decideJoin } from './decide';
import type { RoomCommand } from './room-commands';
import type { RoomFact, RoomRole } from './room-event';
import { RoomLog } from './room-log';
import { emptyRoom, tally, type RoomState } from './room-state';

const ID = '01900000-0000-7000-8000-000000000000';
type Wish = RoomCommand extends infer C
  ? C extends { id: string }
    ? Omit<C, 'id'>
    : never
  : never;

function happens(state: RoomState, authorId: string, fact: RoomFact): number {
  const sequence = state.sequence + 1;
  applyEvent(state, { sequence, clientId: `${sequence}`, authorId, at: new Date(0), fact });
  return sequence;
}

function room(): RoomState {
  const state = emptyRoom();
  const come = (name: string, role: RoomRole): number =>
    happens(state, name, { kind: 'joined', name, practiceId: null, role });
  come('host', 'host');
  come('speaker', 'speaker');
  come('ana', 'viewer');
  come('ben', 'viewer');
  return state;
}

/** What comes of it, or the code of the refusal. */
function wish(state: RoomState, who: string, wanted: Wish): RoomFact | string | null {
  try {
    return decide(state, state.people.get(who)!, { id: ID, ...wanted } as RoomCommand);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('who comes in', () => {
  const arrival = { name: 'ana', practiceId: null, role: 'viewer' } as const;

  it('is told once, and again in another part, under the same number', () => {
    const state = room();
    expect(decideJoin(state, 'ana', arrival)).toBeNull();
    const fact = decideJoin(state, 'ana', { ...arrival, role: 'speaker' });
    happens(state, 'ana', fact!);
    expect(state.people.get('ana')).toMatchObject({ number: 3, role: 'speaker' });
    expect(state.roster.map(({ name }) => name)).toEqual(['host', 'speaker', 'ana', 'ben']);
  });
});

describe('messages', () => {
  it('are deleted by hosts and by who wrote them, once', () => {
    const state = room();
    const message = happens(state, 'ana', { kind: 'message-sent', text: 'x' });
    expect(wish(state, 'ben', { do: 'delete-message', message })).toBe('role-not-allowed');
    expect(wish(state, 'speaker', { do: 'delete-message', message })).toBe('role-not-allowed');
    const fact = { kind: 'message-deleted', message } as const;
    expect(wish(state, 'ana', { do: 'delete-message', message })).toEqual(fact);
    expect(wish(state, 'host', { do: 'delete-message', message })).toEqual(fact);
    happens(state, 'host', fact);
    expect(wish(state, 'host', { do: 'delete-message', message })).toBe('not-found');
  });
});

describe('muting', () => {
  it('is for hosts, and silences viewers only', () => {
    const state = room();
    expect(wish(state, 'ana', { do: 'mute', participant: 4 })).toBe('role-not-allowed');
    expect(wish(state, 'host', { do: 'mute', participant: 2 })).toBe('presenter-not-muted');
    expect(wish(state, 'host', { do: 'mute', participant: 9 })).toBe('not-found');
    expect(wish(state, 'host', { do: 'unmute', participant: 4 })).toBeNull();
    happens(state, 'host', { kind: 'person-muted', participant: 4 });
    expect(wish(state, 'ben', { do: 'say', text: 'x' })).toBe('muted');
    expect(wish(state, 'ana', { do: 'say', text: 'x' })).toEqual({
      kind: 'message-sent',
      text: 'x',
    });
  });

  it('ends when the person becomes a speaker', () => {
    const state = room();
    happens(state, 'host', { kind: 'person-muted', participant: 4 });
    happens(state, 'ben', { kind: 'joined', name: 'ben', practiceId: null, role: 'speaker' });
    expect(wish(state, 'ben', { do: 'say', text: 'x' })).toMatchObject({ text: 'x' });
  });
});

describe('hands', () => {
  it('are lowered by oneself and by presenters', () => {
    const state = room();
    expect(wish(state, 'ana', { do: 'lower-hand' })).toBeNull();
    happens(state, 'ana', { kind: 'hand-raised' });
    expect(wish(state, 'ana', { do: 'raise-hand' })).toBeNull();
    expect(wish(state, 'ben', { do: 'lower-hand', participant: 3 })).toBe('role-not-allowed');
    expect(wish(state, 'speaker', { do: 'lower-hand', participant: 3 })).toMatchObject({
      participant: 3,
    });
  });
});

describe('polls', () => {
  it('take one ballot a person, that may change until they are closed', () => {
    const state = room();
    const options = ['a', 'b', 'c'];
    const opened = { kind: 'poll-opened', question: 'q', options, multiple: false } as const;
    const poll = happens(state, 'host', opened);
    const vote = (choices: number[]): ReturnType<typeof wish> =>
      wish(state, 'ana', { do: 'vote', poll, choices });
    expect(vote([1, 2])).toBe('invalid-choice');
    expect(vote([3])).toBe('invalid-choice');
    happens(state, 'ana', vote([1]) as RoomFact);
    expect(vote([1])).toBeNull();
    happens(state, 'ana', vote([2]) as RoomFact);
    expect(tally(state.polls.get(poll)!)).toEqual([0, 0, 1]);
    happens(state, 'host', { kind: 'poll-closed', poll });
    expect(vote([0])).toBe('poll-closed');
    expect(wish(state, 'host', { do: 'close-poll', poll })).toBeNull();
  });
});

describe('the history that is told', () => {
  it('forgets the words of what was deleted, and says no voters', () => {
    const log = new RoomLog();
    const add = (authorId: string, fact: RoomFact): number => {
      const sequence = log.state.sequence + 1;
      log.add({ sequence, clientId: `${sequence}`, authorId, at: new Date(0), fact });
      return sequence;
    };
    add('ana', { kind: 'joined', name: 'Ana', practiceId: 'p', role: 'viewer' });
    const message = add('ana', { kind: 'message-sent', text: 'a secret' });
    const question = add('ana', { kind: 'question-asked', text: 'why?' });
    add('ana', { kind: 'question-upvoted', question });
    expect(log.frameBetween(1, 2).toString()).toContain('a secret');
    add('ana', { kind: 'message-deleted', message });
    const told = log.frameBetween(0, log.state.sequence).toString();
    expect(told).not.toMatch(/a secret|Ana/);
    expect(log.viewsBetween(3, 4)[0]).toEqual({
      kind: 'question-upvoted',
      sequence: 4,
      at: '1970-01-01T00:00:00.000Z',
      question,
      upvotes: 1,
    });
  });
});
