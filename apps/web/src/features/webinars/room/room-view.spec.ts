import { expect, it } from 'vitest';
import type { RoomEvent } from './api';
import { addEvent, emptyView, inOrder, type RoomView } from './room-view';

const at = '2026-11-28T12:00:00.000Z';

/** Events without sequence and time, in order. */
function seen(...events: object[]): RoomView {
  const view = emptyView();
  events.forEach((event, index) => {
    addEvent(view, { by: 1, at, sequence: index + 1, ...event } as RoomEvent);
  });
  return view;
}
const said = (text: string, deleted = false): object => ({ kind: 'message-sent', text, deleted });
const asked = (text: string): object => ({ kind: 'question-asked', text, deleted: false });

it('shows what stands, and not what was deleted before or since', () => {
  const view = seen(said('', true), said('b'), said('c'), { kind: 'message-deleted', message: 2 });
  expect(view.chat.map(({ text }) => text)).toEqual(['c']);
});

it('takes an event that comes twice once', () => {
  const view = seen(said('a'));
  addEvent(view, { kind: 'message-sent', sequence: 1, at, by: 1, text: 'a', deleted: false });
  expect(view.chat).toHaveLength(1);
});

it('puts open questions first, those that most people have on top', () => {
  const view = seen(
    asked('a'),
    asked('b'),
    asked('c'),
    { kind: 'question-upvoted', question: 2, upvotes: 1 },
    { kind: 'question-upvoted', question: 3, upvotes: 5 },
    { kind: 'question-answered', question: 3, how: 'live', text: '' },
  );
  expect(inOrder(view.questions).map(({ text }) => text)).toEqual(['b', 'a', 'c']);
});

it('knows the last offer to present until it is closed', () => {
  const offered = { kind: 'presenting-offered', participant: 2 };
  const accepted = { by: 2, kind: 'offer-accepted' };
  expect(seen(offered).offer).toEqual({ by: 1, participant: 2, accepted: false });
  expect(seen(offered, accepted).offer).toEqual({ by: 1, participant: 2, accepted: true });
  expect(seen(offered, accepted, { kind: 'offer-closed' }).offer).toBeNull();
});

it('follows polls, hands, people and handouts', () => {
  const view = seen(
    { kind: 'joined', role: 'viewer', name: null },
    { kind: 'hand-raised' },
    { kind: 'person-muted', participant: 1 },
    { kind: 'poll-opened', question: 'q', options: ['a', 'b'], multiple: false },
    { kind: 'poll-voted', poll: 4, counts: [0, 2], voters: 2 },
    { kind: 'poll-closed', poll: 4 },
    { kind: 'handout-shared', title: 'Slides', url: 'https://rounds.example/s' },
    { kind: 'file-shared', name: 'a.pdf', bytes: 5 },
    { kind: 'announced', text: 'Hello' },
    { kind: 'joined', role: 'speaker', name: 'Ana' },
  );
  expect(view.people.get(1)).toEqual({ number: 1, role: 'speaker', muted: true, handRaised: true });
  expect(view.polls).toMatchObject([{ open: false, counts: [0, 2], voters: 2 }]);
  expect(view.handouts).toMatchObject([
    { url: 'https://rounds.example/s', bytes: null },
    { title: 'a.pdf', url: null, bytes: 5 },
  ]);
  expect(view.announcement?.text).toBe('Hello');
});
