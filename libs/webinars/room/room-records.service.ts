import { Injectable } from '@nestjs/common';
import { applyEvent } from './apply-event';
import { RoomLog } from './room-log';
import { namesFor, type Reader } from './room-names';
import type { RoomEvents } from './room-schemas';
import type { RoomFact } from './room-event';
import {
  emptyRoom,
  tally,
  type ChapterMark,
  type Question,
  type RoomState,
  type SharedFact,
} from './room-state';
import { RoomStore } from './room-store.service';

/** Named by the sequence of the event that brought it, as in the room. */
export interface PollRecord {
  id: number;
  question: string;
  options: string[];
  multiple: boolean;
  /** How often each option was chosen. */
  counts: number[];
}

export interface QuestionRecord extends Pick<Question, 'text' | 'at' | 'answer'> {
  id: number;
  upvotes: number;
}

/** Who was there, without which nothing that was said counts, and what was said about one thing. */
const ABOUT = {
  chapters: ['joined', 'chapter-marked'],
  handouts: ['joined', 'handout-shared', 'file-shared', 'handout-withdrawn'],
  polls: ['joined', 'poll-opened', 'poll-voted', 'poll-closed'],
  questions: [
    ...(['joined', 'question-asked', 'question-deleted', 'question-answered'] as const),
    ...(['question-upvoted', 'upvote-withdrawn'] as const),
  ],
} satisfies Record<string, RoomFact['kind'][]>;

/** The history of a room, for those who come after. */
@Injectable()
export class RoomRecords {
  constructor(private readonly store: RoomStore) {}

  async chapterMarks(webinarId: string): Promise<ChapterMark[]> {
    return (await this.after(webinarId, ABOUT.chapters)).chapterMarks;
  }

  /** Those that stand, by their sequences. */
  async handouts(webinarId: string): Promise<Map<number, SharedFact>> {
    return (await this.after(webinarId, ABOUT.handouts)).handouts;
  }

  /** Also one that was withdrawn; null: never shared. */
  async handout(
    webinarId: string,
    id: number,
  ): Promise<{ fact: SharedFact; stands: boolean } | null> {
    const events = await this.store.eventsOf(webinarId, ABOUT.handouts);
    const fact = events.find(({ sequence }) => sequence === id)?.fact;
    if (fact?.kind !== 'handout-shared' && fact?.kind !== 'file-shared') return null;
    const isGone = events.some(
      (one) => one.fact.kind === 'handout-withdrawn' && one.fact.handout === id,
    );
    return { fact, stands: !isGone };
  }

  async polls(webinarId: string): Promise<PollRecord[]> {
    const { polls } = await this.after(webinarId, ABOUT.polls);
    return [...polls].map(([id, poll]) => {
      const { question, options, multiple } = poll;
      return { id, question, options, multiple, counts: tally(poll) };
    });
  }

  /** Without those that were deleted, and without who asked. */
  async questions(webinarId: string): Promise<QuestionRecord[]> {
    const { questions } = await this.after(webinarId, ABOUT.questions);
    return [...questions].map(([id, { text, at, upvoters, answer }]) => {
      return { id, text, at, answer, upvotes: upvoters.size };
    });
  }

  /** As the room was told it, without what was deleted. */
  async events(
    webinarId: string,
    after: number,
    reader: Reader,
  ): Promise<Pick<RoomEvents, 'items' | 'names'>> {
    const log = new RoomLog();
    for (const event of await this.store.eventsAfter(webinarId, 0)) log.add(event);
    const { sequence, roster } = log.state;
    return { items: log.viewsBetween(after, sequence), names: namesFor(reader, roster) };
  }

  private async after(webinarId: string, kinds: RoomFact['kind'][]): Promise<RoomState> {
    const state = emptyRoom();
    for (const event of await this.store.eventsOf(webinarId, kinds)) applyEvent(state, event);
    return state;
  }
}
