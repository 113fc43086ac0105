import { Injectable } from '@nestjs/common';
import { Class, maySee, Outlines, type Viewer } from '@rounds/classes';
import { DataSource, In } from 'typeorm';
import type { AskedQuestion } from './asked';
import type { AttemptView } from './schemas';

type Reference = AttemptView['judged'][number]['reference'];

/** Where questions are taught, as far as a person may watch it today. */
@Injectable()
export class References {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outlines: Outlines,
  ) {}

  /** By question. A chapter that is gone is replaced by the one that has its second now. */
  async of(questions: readonly AskedQuestion[], viewer: Viewer): Promise<Map<string, Reference>> {
    const ids = questions.flatMap(({ reference }) => reference?.classId ?? []);
    if (ids.length === 0) return new Map();
    const classes = await this.dataSource.manager.findBy(Class, { id: In([...new Set(ids)]) });
    const visible = classes.filter((found) => maySee(found, viewer));
    const outlines = await this.outlines.many(visible.map((found) => found.currentVersionId));
    const byClass = new Map([...outlines.values()].map((outline) => [outline.classId, outline]));
    return new Map(
      questions.flatMap(({ id, reference }) => {
        const outline = reference && byClass.get(reference.classId);
        if (!outline) return [];
        const { classId, chapterId, atMs } = reference;
        const chapter =
          outline.chapters.find((one) => one.id === chapterId) ??
          outline.chapters.find(({ startMs, endMs }) => atMs >= startMs && atMs < endMs);
        if (!chapter) return [];
        // After the video was replaced the second may be outside the chapter.
        const isInside = atMs >= chapter.startMs && atMs < chapter.endMs;
        const at = { atMs: isInside ? atMs : chapter.startMs, title: chapter.title };
        return [[id, { classId, chapterId: chapter.id, ...at }]];
      }),
    );
  }
}
