const two = (value: number): string => String(value).padStart(2, '0');

/** What `<input type="datetime-local">` takes, in the zone of the browser. */
export function toLocalTime(date: Date): string {
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null for what is no time. A time that the clocks skip is the one after. */
export function fromLocalTime(text: string): Date | null {
  // Without a zone a time with a date is local (ECMA-262, 21.4.1.32).
  const date = new Date(text);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(date.getTime()) ? date : null;
}

/** Eight o'clock of the next day. */
export const nextMorning = (now: Date): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8);
