import type { RoomEvent, RoomFact } from './room-event';
import { knownKey, participantOf, type Participant, type RoomState } from './room-state';

/** Adds one event to what is known. Events come in order, each once. */
export function applyEvent(state: RoomState, event: RoomEvent): void {
  const { authorId, fact } = event;
  state.sequence = event.sequence;
  state.known.set(knownKey(authorId, event.clientId), event.sequence);
  const author = state.people.get(authorId);
  if (fact.kind !== 'joined') {
    if (author) applyTalk(state, event, fact, author);
    return;
  }
  const { name, practiceId, role } = fact;
  if (author) {
    Object.assign(author, { name, practiceId, role });
    return;
  }
  const number = state.roster.length + 1;
  const blank = { muted: false, handRaised: false };
  const joined = { number, personId: authorId, name, practiceId, role, ...blank };
  state.people.set(authorId, joined);
  state.roster.push(joined);
}

type Talk = Exclude<RoomFact, { kind: 'joined' }>;

/** What follows from what somebody who is in the room did. */
function applyTalk(
  state: RoomState,
  { sequence, at }: RoomEvent,
  fact: Talk,
  author: Participant,
): void {
  switch (fact.kind) {
    case 'message-sent':
      state.messages.set(sequence, { author: author.number });
      return;
    case 'message-deleted':
      state.messages.delete(fact.message);
      return;
    case 'person-muted':
    case 'person-unmuted':
      change(state, fact.participant, { muted: fact.kind === 'person-muted' });
      return;
    case 'hand-raised':
      author.handRaised = true;
      return;
    case 'hand-lowered':
      change(state, fact.participant, { handRaised: false });
      return;
    case 'presenting-offered':
      state.offer = { by: author.number, participant: fact.participant, accepted: false };
      return;
    case 'offer-accepted':
      if (state.offer) state.offer = { ...state.offer, accepted: true };
      return;
    case 'offer-closed':
      state.offer = null;
      return;
    case 'announced':
      return;
    case 'chapter-marked':
      state.chapterMarks.push({ title: fact.title, topic: fact.topic, at });
      return;
    case 'handout-shared':
    case 'file-shared':
      state.handouts.set(sequence, fact);
      return;
    case 'handout-withdrawn':
      state.handouts.delete(fact.handout);
      return;
    case 'poll-opened': {
      const { question, options, multiple } = fact;
      state.polls.set(sequence, { question, options, multiple, open: true, ballots: new Map() });
      return;
    }
    case 'poll-voted':
      state.polls.get(fact.poll)?.ballots.set(author.number, fact.choices);
      return;
    case 'poll-closed': {
      const poll = state.polls.get(fact.poll);
      if (poll) poll.open = false;
      return;
    }
    case 'question-asked':
    case 'question-deleted':
    case 'question-upvoted':
    case 'upvote-withdrawn':
    case 'question-answered':
      applyToQuestions(state, sequence, at, fact, author.number);
  }
}

type QuestionFact = Extract<
  Talk,
  {
    kind:
      | 'question-asked'
      | 'question-deleted'
      | 'question-upvoted'
      | 'upvote-withdrawn'
      | 'question-answered';
  }
>;

function applyToQuestions(
  { questions }: RoomState,
  sequence: number,
  at: Date,
  fact: QuestionFact,
  author: number,
): void {
  switch (fact.kind) {
    case 'question-asked':
      questions.set(sequence, { author, text: fact.text, at, upvoters: new Set(), answer: null });
      return;
    case 'question-deleted':
      questions.delete(fact.question);
      return;
    case 'question-upvoted':
      questions.get(fact.question)?.upvoters.add(author);
      return;
    case 'upvote-withdrawn':
      questions.get(fact.question)?.upvoters.delete(author);
      return;
    case 'question-answered': {
      const question = questions.get(fact.question);
      if (question) question.answer = { how: fact.how, text: fact.text, at };
    }
  }
}

function change(state: RoomState, number: number, to: Partial<Participant>): void {
  const participant = participantOf(state, number);
  if (participant) Object.assign(participant, to);
}
