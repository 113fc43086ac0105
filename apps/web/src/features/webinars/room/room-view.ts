import type { RoomEvent, RoomRole } from './api';

export interface ChatMessage {
  sequence: number;
  at: string;
  by: number;
  text: string;
  announced: boolean;
}
export interface RoomQuestion {
  sequence: number;
  at: string;
  by: number;
  text: string;
  upvotes: number;
  answer: { how: 'live' | 'written'; text: string; by: number } | null;
}
export interface RoomPoll {
  sequence: number;
  question: string;
  options: string[];
  multiple: boolean;
  open: boolean;
  counts: number[];
  voters: number;
}
export interface RoomPerson {
  number: number;
  role: RoomRole;
  muted: boolean;
  handRaised: boolean;
}
/** One presenter asks another to go on. */
export interface Offer {
  by: number;
  participant: number;
  accepted: boolean;
}
export interface Handout {
  sequence: number;
  title: string;
  /** Null: a file. */
  url: string | null;
  /** Of a file. */
  bytes: number | null;
}

/** What is to be seen of a room; events come in order. */
export interface RoomView {
  sequence: number;
  chat: ChatMessage[];
  questions: RoomQuestion[];
  polls: RoomPoll[];
  handouts: Handout[];
  people: Map<number, RoomPerson>;
  announcement: ChatMessage | null;
  chapters: { title: string; topic: string | null; at: string }[];
  offer: Offer | null;
}

export const emptyView = (): RoomView => ({
  sequence: 0,
  chat: [],
  questions: [],
  polls: [],
  handouts: [],
  people: new Map(),
  announcement: null,
  chapters: [],
  offer: null,
});

/** The same view with lists of its own, so that whoever shows one sees that it is another. */
export const copyView = (view: RoomView): RoomView => ({
  ...view,
  chat: [...view.chat],
  questions: [...view.questions],
  polls: [...view.polls],
  handouts: [...view.handouts],
  people: new Map(view.people),
  chapters: [...view.chapters],
});

/** Adds an event; one that is known already changes nothing. */
export function addEvent(view: RoomView, event: RoomEvent): void {
  if (event.sequence <= view.sequence) return;
  view.sequence = event.sequence;
  switch (event.kind) {
    case 'joined':
      addPerson(view, event.by, event.role);
      return;
    case 'message-sent':
    case 'announced':
      addWords(view, event);
      return;
    case 'message-deleted':
      view.chat = view.chat.filter(({ sequence }) => sequence !== event.message);
      return;
    case 'person-muted':
    case 'person-unmuted':
      change(view, event.participant, { muted: event.kind === 'person-muted' });
      return;
    case 'hand-raised':
      change(view, event.by, { handRaised: true });
      return;
    case 'hand-lowered':
      change(view, event.participant, { handRaised: false });
      return;
    case 'presenting-offered':
      view.offer = { by: event.by, participant: event.participant, accepted: false };
      return;
    case 'offer-accepted':
      if (view.offer) view.offer = { ...view.offer, accepted: true };
      return;
    case 'offer-closed':
      view.offer = null;
      return;
    case 'poll-opened': {
      const { sequence, question, options, multiple } = event;
      const blank = { open: true, counts: options.map(() => 0), voters: 0 };
      view.polls.push({ sequence, question, options, multiple, ...blank });
      return;
    }
    case 'poll-voted':
      replace(view.polls, event.poll, { counts: event.counts, voters: event.voters });
      return;
    case 'poll-closed':
      replace(view.polls, event.poll, { open: false });
      return;
    case 'chapter-marked':
      view.chapters.push({ title: event.title, topic: event.topic, at: event.at });
      return;
    case 'handout-shared':
      view.handouts.push({ ...handoutOf(event), title: event.title, url: event.url });
      return;
    case 'file-shared':
      view.handouts.push({ ...handoutOf(event), title: event.name, bytes: event.bytes });
      return;
    case 'handout-withdrawn':
      view.handouts = view.handouts.filter(({ sequence }) => sequence !== event.handout);
      return;
    case 'question-asked': {
      const { sequence, at, by, text, deleted } = event;
      if (!deleted) view.questions.push({ sequence, at, by, text, upvotes: 0, answer: null });
      return;
    }
    case 'question-deleted':
      view.questions = view.questions.filter(({ sequence }) => sequence !== event.question);
      return;
    case 'question-upvoted':
    case 'upvote-withdrawn':
      replace(view.questions, event.question, { upvotes: event.upvotes });
      return;
    case 'question-answered': {
      const { how, text, by } = event;
      replace(view.questions, event.question, { answer: { how, text, by } });
    }
  }
}

/** Open questions first, those that most people have; then those with an answer. */
export const inOrder = (questions: readonly RoomQuestion[]): RoomQuestion[] =>
  questions.toSorted(
    (a, b) =>
      Number(a.answer !== null) - Number(b.answer !== null) ||
      b.upvotes - a.upvotes ||
      a.sequence - b.sequence,
  );

function addWords(
  view: RoomView,
  event: Extract<RoomEvent, { kind: 'message-sent' | 'announced' }>,
): void {
  const { sequence, at, by, text } = event;
  if (event.kind === 'message-sent' && event.deleted) return;
  const message = { sequence, at, by, text, announced: event.kind === 'announced' };
  view.chat.push(message);
  if (message.announced) view.announcement = message;
}

const handoutOf = ({ sequence }: RoomEvent) => ({ sequence, url: null, bytes: null });

function addPerson(view: RoomView, number: number, role: RoomRole): void {
  const { muted = false, handRaised = false } = view.people.get(number) ?? {};
  view.people.set(number, { number, role, muted, handRaised });
}

function change(view: RoomView, number: number, to: Partial<RoomPerson>): void {
  const person = view.people.get(number);
  if (person) view.people.set(number, { ...person, ...to });
}

function replace<T extends { sequence: number }>(
  list: T[],
  sequence: number,
  to: Partial<T>,
): void {
  const index = list.findIndex((one) => one.sequence === sequence);
  const one = list[index];
  if (one) list[index] = { ...one, ...to };
}
