import type { EntityManager } from 'typeorm';
import { freePlaces } from './registration';

/**
 * Gives free places to those who wait longest; they hear of it. The webinar must be locked by the
 * caller's transaction, so that two leavers do not give one place twice.
 */
export async function moveUp(webinarId: string, manager: EntityManager): Promise<void> {
  const rows: { capacity: number | null; registered: number }[] = await manager.query(
    `select capacity, (select count(*)::int from webinar_registration
       where webinar_id = webinar.id and state = 'registered') as registered
     from webinar where id = $1 and state in ('scheduled', 'live')`,
    [webinarId],
  );
  const [row] = rows;
  if (!row) return;
  await manager.query(
    `update webinar_registration set state = 'registered', untold = true
     where id in (select id from webinar_registration
       where webinar_id = $1 and state = 'waiting' order by position limit $2)`,
    [webinarId, freePlaces(row.capacity, row.registered)],
  );
}

/** Everybody with a place, or in the queue, is to hear what has changed. */
export async function tellRegistered(
  webinarIds: readonly string[],
  manager: EntityManager,
): Promise<void> {
  await manager.query(
    `update webinar_registration set untold = true
     where webinar_id = any($1) and (state <> 'cancelled' or told is not null)`,
    [webinarIds],
  );
}
