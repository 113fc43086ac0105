import { z } from 'zod';

/** What the cursors of this context hold: time, to the microsecond, and id of the last item. */
export const PLACE = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** A moment as {@link PLACE} holds it: JavaScript's dates know no microseconds. */
export const placeSql = (at: string): string => `to_json(${at}) #>> '{}'`;
