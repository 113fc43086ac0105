import { Injectable } from '@nestjs/common';
import { ClassesService } from '@rounds/classes';
import { notFound } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource } from 'typeorm';
import { whatToAsk } from './due';
import { saveFeedback } from './save-feedback';
import { toHandled, type HandlingColumns } from './said-row';
import type { DueAnswer, FeedbackInput, FeedbackView, ThingInput } from './schemas';
import { Things } from './things.service';

interface Row extends Omit<FeedbackView, 'handled' | 'rating'>, HandlingColumns {
  /** Null: was asked and did not say. */
  rating: number | null;
}

/** What people say of classes, chapters and quizzes, and when they are asked. */
@Injectable()
export class OwnFeedback {
  constructor(
    private readonly dataSource: DataSource,
    private readonly classes: ClassesService,
    private readonly things: Things,
  ) {}

  /** Whether to ask the person now, and what they have said. @throws DomainError `not-found` */
  async due(classId: string, viewer: Principal): Promise<DueAnswer> {
    const outline = await this.classes.visibleVersion(classId, viewer);
    const { versionId } = outline;
    const [things, rows] = await Promise.all([
      this.things.of(outline, viewer.personId),
      this.rows('version', versionId, viewer.personId),
    ]);
    const asked = new Set(rows.map(({ kind, thingId }) => `${kind} ${thingId}`));
    const ask = whatToAsk(
      things.map((one) => ({ ...one, asked: asked.has(`${one.kind} ${one.thingId}`) })),
    );
    return {
      versionId,
      ask: ask && { kind: ask.kind, thingId: ask.thingId, title: ask.title },
      given: rows.flatMap(toView),
    };
  }

  /**
   * Says or changes what one thinks of a thing; the same again changes nothing.
   * @throws DomainError `not-found`
   */
  async say(input: FeedbackInput, viewer: Principal): Promise<FeedbackView> {
    const title = await this.things.titleOf(input, viewer);
    const said = { ...input, personId: viewer.personId, title };
    const id = await saveFeedback(this.dataSource.manager, said);
    const [view] = (await this.rows('id', id, viewer.personId)).flatMap(toView);
    if (!view) throw notFound('feedback');
    return view;
  }

  /** Not now, and never again. What was said before stays. @throws DomainError `not-found` */
  async dismiss(thing: ThingInput, viewer: Principal): Promise<void> {
    const title = await this.things.titleOf(thing, viewer);
    const { kind, thingId, versionId } = thing;
    await this.dataSource.query(
      `insert into feedback (id, person_id, class_version_id, kind, thing_id, thing_title, remark,
         asked_at) values ($1, $2, $3, $4, $5, $6, '', now()) on conflict do nothing`,
      [newId(), viewer.personId, versionId, kind, thingId, title],
    );
  }

  /** Takes back what one said; one is not asked again. @throws DomainError `not-found` */
  async takeBack(id: string, { personId }: Principal): Promise<void> {
    const [, count]: [unknown, number] = await this.dataSource.query(
      `update feedback set rating = null, rated_at = null, remark = '', remark_at = null,
         handling_id = null
       where id = $1 and person_id = $2 and rating is not null`,
      [id, personId],
    );
    if (count === 0) throw notFound('feedback');
  }

  private async rows(by: 'id' | 'version', id: string, personId: string): Promise<Row[]> {
    const column = { id: 'feedback.id', version: 'feedback.class_version_id' }[by];
    return await this.dataSource.query(
      `select feedback.id, kind, thing_id as "thingId", class_version_id as "versionId",
         thing_title as title, rating, remark, handling.id as "handlingId", handling.note,
         handling.handled_at as "handledAt", handler.name as "handledBy"
       from feedback left join feedback_handling handling on handling.id = feedback.handling_id
       left join person handler on handler.id = handling.handled_by
       where ${column} = $1 and feedback.person_id = $2 order by feedback.id`,
      [id, personId],
    );
  }
}

function toView(row: Row): FeedbackView[] {
  const { id, kind, thingId, versionId, title, rating, remark } = row;
  if (rating === null) return [];
  return [{ id, kind, thingId, versionId, title, rating, remark, handled: toHandled(row) }];
}
