import { newId } from '@rounds/platform/ids';
import type { EntityManager } from 'typeorm';
import { expand, shifted } from './recurrence';
import { WebinarSeries } from './webinar-series.entity';

export interface Split {
  /** Of the occurrences from the chosen one on; the same series when that is the first. */
  series: WebinarSeries;
  /** Wall clock that an occurrence had by the old rule → by the new one. */
  moved: Map<string, string>;
}

/**
 * Ends a series before one of its occurrences and begins another there, so that what follows can
 * change as a whole: calendars know no other way that all of them follow.
 */
export async function splitSeries(
  series: WebinarSeries,
  from: string,
  to: { startsLocal: string; timeZone: string },
  manager: EntityManager,
): Promise<Split> {
  const all = expand(series.recurrence, series.startsLocal);
  const index = Math.max(0, all.indexOf(from));
  const rest = { ...series.recurrence, count: all.length - index };
  const recurrence = shifted(rest, from, to.startsLocal);
  const moved = pair(all.slice(index), expand(recurrence, to.startsLocal));
  const before = series.exceptions.filter((one) => !moved.has(one));
  const next: WebinarSeries = {
    ...series,
    ...{ recurrence, startsLocal: to.startsLocal, timeZone: to.timeZone },
    exceptions: series.exceptions.flatMap((one) => moved.get(one) ?? []),
    sequence: index === 0 ? series.sequence + 1 : 0,
    id: index === 0 ? series.id : newId(),
  };
  if (index === 0) {
    await manager.update(WebinarSeries, { id: series.id }, next);
  } else {
    await endBefore(series, index, before, manager);
    await manager.insert(WebinarSeries, { ...next, createdAt: new Date() });
    await takeAlong(series.id, next.id, manager);
  }
  await manager.query(
    `update webinar set series_id = $2, recurrence_local = pair.now
     from unnest($3::text[], $4::text[]) as pair (old, now)
     where series_id = $1 and recurrence_local = pair.old`,
    [series.id, next.id, [...moved.keys()], [...moved.values()]],
  );
  return { series: next, moved };
}

/** The series has `count` occurrences from now on. */
export async function endBefore(
  { id, recurrence, sequence }: WebinarSeries,
  count: number,
  exceptions: string[],
  manager: EntityManager,
): Promise<void> {
  const change = { recurrence: { ...recurrence, count }, exceptions, sequence: sequence + 1 };
  await manager.update(WebinarSeries, { id }, change);
}

/** Who comes to all of the one comes to all of the other; their places in it stay. */
async function takeAlong(oldId: string, id: string, manager: EntityManager): Promise<void> {
  const people: { personId: string; timeZone: string }[] = await manager.query(
    `select person_id as "personId", time_zone as "timeZone" from webinar_series_registration
     where series_id = $1 and state = 'registered'`,
    [oldId],
  );
  for (const { personId, timeZone } of people) {
    await manager.query(
      `insert into webinar_series_registration
         (id, series_id, person_id, state, time_zone, told, untold, moves)
       values ($1, $2, $3, 'registered', $4, false, true, 0)`,
      [newId(), id, personId, timeZone],
    );
  }
}

const pair = (keys: readonly string[], values: readonly string[]): Map<string, string> =>
  new Map(keys.flatMap((key, index) => (values[index] ? [[key, values[index]]] : [])));
