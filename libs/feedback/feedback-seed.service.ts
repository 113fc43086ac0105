import { Injectable } from '@nestjs/common';
import { Outlines } from '@rounds/classes';
import { newId } from '@rounds/platform/ids';
import { DataSource } from 'typeorm';

/** What somebody is said to have said of a class version. */
export interface SeededFeedback {
  personId: string;
  versionId: string;
  /** Title of the chapter; null: the class as a whole. */
  chapter: string | null;
  rating: number;
  remark: string;
  at: Date;
}

export interface SeededPin {
  personId: string;
  versionId: string;
  atMs: number;
  words: string;
  at: Date;
}

/** For the demo: puts on record what people are said to have said. What is there stays. */
@Injectable()
export class FeedbackSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
  ) {}

  /** @returns the id, or null when the chapter is none or it was said before */
  async say(input: SeededFeedback): Promise<string | null> {
    const { personId, versionId, chapter, rating, remark, at } = input;
    const { classId, title, chapters } = await this.outlines.one(versionId);
    const thing =
      chapter === null
        ? { kind: 'class', id: classId, title }
        : chapters.flatMap((one) =>
            one.title === chapter ? { kind: 'chapter', id: one.id, title: chapter } : [],
          )[0];
    if (!thing) return null;
    const rows: { id: string }[] = await this.dataSource.query(
      `insert into feedback (id, person_id, class_version_id, kind, thing_id, thing_title, rating,
         rated_at, remark, remark_at, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9::text,
         case when $9::text <> '' then $8::timestamptz end, $8::timestamptz)
       on conflict do nothing returning id`,
      [newId(), personId, versionId, thing.kind, thing.id, thing.title, rating, at, remark],
    );
    return rows[0]?.id ?? null;
  }

  /** @returns the id, or null when that second was pinned before */
  async pin({ personId, versionId, atMs, words, at }: SeededPin): Promise<string | null> {
    const rows: { id: string }[] = await this.dataSource.query(
      `insert into unclear_pin (id, person_id, class_version_id, at_ms, words, said_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
      [newId(), personId, versionId, atMs - (atMs % 1000), words, at],
    );
    return rows[0]?.id ?? null;
  }

  /** Marks remarks and pins as handled. */
  async handle(ids: readonly string[], note: string, by: string, at: Date): Promise<void> {
    const handlingId = newId();
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        `insert into feedback_handling (id, note, handled_by, handled_at) values ($1, $2, $3, $4)`,
        [handlingId, note, by, at],
      );
      for (const table of ['feedback', 'unclear_pin']) {
        await manager.query(`update ${table} set handling_id = $1 where id = any($2::uuid[])`, [
          handlingId,
          ids,
        ]);
      }
    });
  }
}
