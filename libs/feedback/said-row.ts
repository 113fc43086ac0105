import type { Handled } from './schemas';
import type { RemarkView } from './said-schemas';

/** What was done about something, as the database tells it. */
export interface HandlingColumns {
  handlingId: string | null;
  note: string | null;
  handledBy: string | null;
  handledAt: Date | null;
}

/** A row of `SAID_COLUMNS`. */
export interface SaidRow
  extends Omit<RemarkView, 'saidAt' | 'handled' | 'open' | 'person'>, HandlingColumns {
  saidAt: Date;
}

export function toHandled({
  handlingId,
  note,
  handledBy,
  handledAt,
}: HandlingColumns): Handled | null {
  if (!handlingId || !handledAt) return null;
  return { id: handlingId, note: note ?? '', by: handledBy ?? '', at: handledAt.toISOString() };
}

export function toSaid(row: SaidRow): Omit<RemarkView, 'open' | 'person'> {
  const { handlingId: _id, note: _note, handledBy: _by, handledAt: _at, saidAt, ...rest } = row;
  return { ...rest, saidAt: saidAt.toISOString(), handled: toHandled(row) };
}
