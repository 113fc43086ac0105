import { newId } from '@rounds/platform/ids';
import type { EntityManager } from 'typeorm';
import type { FeedbackInput } from './schemas';

export interface SaidFeedback extends FeedbackInput {
  personId: string;
  title: string;
}

/** Says or changes what a person thinks of a thing; the same again changes nothing. @returns its id */
export async function saveFeedback(manager: EntityManager, said: SaidFeedback): Promise<string> {
  const { personId, versionId, kind, thingId, title, rating, remark = null } = said;
  const saved: { id: string }[] = await manager.query(
    `insert into feedback as old (id, person_id, class_version_id, kind, thing_id, thing_title,
       rating, rated_at, remark, remark_at, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7::smallint, now(), coalesce($8::text, ''),
       case when coalesce($8::text, '') = '' then null else now() end, now())
     on conflict (person_id, class_version_id, kind, thing_id) do update set
       rating = excluded.rating, thing_title = excluded.thing_title,
       rated_at = case when old.rating = excluded.rating then old.rated_at else now() end,
       remark = coalesce($8::text, old.remark),
       remark_at = case coalesce($8::text, old.remark) when old.remark then old.remark_at
         when '' then null else now() end
     returning id`,
    [newId(), personId, versionId, kind, thingId, title, rating, remark],
  );
  return saved[0]?.id ?? '';
}
