import { expand, planned } from './recurrence';
import type { OccurrencesAnswer, OccurrencesQuestion } from './recurrence-schemas';
import { instantOf } from './zone';

/** When a series would come. @throws DomainError `series-is-empty`, `series-too-long` */
export function occurrencesOf(question: OccurrencesQuestion): OccurrencesAnswer {
  const { startsLocal, timeZone, recurrence } = question;
  const starts = expand(planned(recurrence, startsLocal), startsLocal);
  const at = (wallClock: string): string => instantOf(wallClock, timeZone).toISOString();
  return { items: starts.map((one) => ({ startsLocal: one, startsAt: at(one) })) };
}
