export const ROOM_ROLES = ['host', 'speaker', 'viewer'] as const;
export type RoomRole = (typeof ROOM_ROLES)[number];

/** Hosts and speakers run the room. */
export const isPresenter = (role: RoomRole): boolean => role !== 'viewer';

/**
 * What can happen in a room. A participant is named by their number in the room; a message, a
 * question, a poll and a handout by the sequence of the event that brought it.
 */
export type RoomFact =
  | { kind: 'joined'; name: string; practiceId: string | null; role: RoomRole }
  | { kind: 'message-sent'; text: string }
  | { kind: 'message-deleted'; message: number }
  | { kind: 'person-muted'; participant: number }
  | { kind: 'person-unmuted'; participant: number }
  | { kind: 'question-asked'; text: string }
  | { kind: 'question-deleted'; question: number }
  | { kind: 'question-upvoted'; question: number }
  | { kind: 'upvote-withdrawn'; question: number }
  | { kind: 'question-answered'; question: number; how: AnswerWay; text: string }
  | { kind: 'poll-opened'; question: string; options: string[]; multiple: boolean }
  | { kind: 'poll-voted'; poll: number; choices: number[] }
  | { kind: 'poll-closed'; poll: number }
  | { kind: 'hand-raised' }
  | { kind: 'hand-lowered'; participant: number }
  | { kind: 'presenting-offered'; participant: number }
  | { kind: 'offer-accepted' }
  | { kind: 'offer-closed' }
  | { kind: 'announced'; text: string }
  | { kind: 'chapter-marked'; title: string; topic: string | null }
  | { kind: 'handout-shared'; title: string; url: string }
  | { kind: 'file-shared'; file: string; name: string; bytes: number }
  | { kind: 'handout-withdrawn'; handout: number };

export const ANSWER_WAYS = ['live', 'written'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

/** A fact with its place in the history of its room. */
export interface RoomEvent {
  /** 1, 2, 3 … by room, without a gap. */
  sequence: number;
  /** Made by the client, unique by author: sending again does nothing again. */
  clientId: string;
  authorId: string;
  at: Date;
  fact: RoomFact;
}
