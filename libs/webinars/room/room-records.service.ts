import { Injectable } from '@nestjs/common';
import { RoomLog } from './room-log';
import { namesFor, type Reader } from './room-names';
import type { RoomEvents } from './room-schemas';
import { tally, type ChapterMark } from './room-state';
import { RoomStore } from './room-store.service';

/** What a class that is made of a webinar takes from its room. */
export interface RoomRecord {
  chapterMarks: ChapterMark[];
  polls: { question: string; options: string[]; multiple: boolean; counts: number[] }[];
  questions: {
    text: string;
    at: Date;
    upvotes: number;
    answer: string | null;
    answeredAt: Date | null;
  }[];
}

/** The history of a room, for those who come after. */
@Injectable()
export class RoomRecords {
  constructor(private readonly store: RoomStore) {}

  async of(webinarId: string): Promise<RoomRecord> {
    const { state } = await this.read(webinarId);
    return {
      chapterMarks: state.chapterMarks,
      polls: [...state.polls.values()].map((poll) => {
        const { question, options, multiple } = poll;
        return { question, options, multiple, counts: tally(poll) };
      }),
      questions: [...state.questions.values()].map(({ text, at, upvoters, answer }) => ({
        ...{ text, at, upvotes: upvoters.size },
        ...{ answer: answer?.text ?? null, answeredAt: answer?.at ?? null },
      })),
    };
  }

  /** As the room was told it, without what was deleted. */
  async events(webinarId: string, after: number, reader: Reader): Promise<RoomEvents> {
    const log = await this.read(webinarId);
    const { sequence, roster } = log.state;
    return { items: log.viewsBetween(after, sequence), names: namesFor(reader, roster) };
  }

  private async read(webinarId: string): Promise<RoomLog> {
    const log = new RoomLog();
    for (const event of await this.store.eventsAfter(webinarId, 0)) log.add(event);
    return log;
  }
}
