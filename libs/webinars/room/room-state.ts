import type { AnswerWay, RoomFact, RoomRole } from './room-event';

export interface Participant {
  /** 1, 2, 3 … as they came; what others know them by. */
  number: number;
  personId: string;
  name: string;
  practiceId: string | null;
  role: RoomRole;
  muted: boolean;
  handRaised: boolean;
}

export interface Question {
  author: number;
  text: string;
  at: Date;
  upvoters: Set<number>;
  answer: { how: AnswerWay; text: string; at: Date } | null;
}

export interface Poll {
  question: string;
  options: string[];
  multiple: boolean;
  open: boolean;
  /** Participant → indexes of options. */
  ballots: Map<number, number[]>;
}

export interface ChapterMark {
  title: string;
  topic: string | null;
  at: Date;
}

/** One presenter asks another to go on. */
export interface Offer {
  by: number;
  participant: number;
  accepted: boolean;
}

/** A link or a file for everybody. */
export type SharedFact = Extract<RoomFact, { kind: 'handout-shared' | 'file-shared' }>;

/** All that the history of a room comes to. */
export interface RoomState {
  sequence: number;
  people: Map<string, Participant>;
  /** The same people by their numbers, from 1 on. */
  roster: Participant[];
  /** Of messages that stand, by their sequence. */
  messages: Map<number, { author: number }>;
  questions: Map<number, Question>;
  polls: Map<number, Poll>;
  handouts: Map<number, SharedFact>;
  chapterMarks: ChapterMark[];
  /** Of presenting; the last one counts. */
  offer: Offer | null;
  /** Author and client id → sequence. */
  known: Map<string, number>;
}

export const emptyRoom = (): RoomState => ({
  sequence: 0,
  people: new Map(),
  roster: [],
  messages: new Map(),
  questions: new Map(),
  polls: new Map(),
  handouts: new Map(),
  chapterMarks: [],
  offer: null,
  known: new Map(),
});

export const knownKey = (authorId: string, clientId: string): string => `${authorId} ${clientId}`;

export const participantOf = (
  { roster }: Pick<RoomState, 'roster'>,
  number: number,
): Participant | undefined => roster[number - 1];

/** How often each option was chosen. */
export function tally({ options, ballots }: Poll): number[] {
  const counts = options.map(() => 0);
  for (const choices of ballots.values()) {
    for (const choice of choices) counts[choice] = (counts[choice] ?? 0) + 1;
  }
  return counts;
}
