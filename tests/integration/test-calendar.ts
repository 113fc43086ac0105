import ICAL from 'ical.js';

interface Kept {
  sequence: number;
  /** Null: cancelled. */
  component: ICAL.Component | null;
}

interface Entry {
  master: Kept | null;
  /** By the instant of RECURRENCE-ID. */
  occurrences: Map<string, Kept>;
}

export interface Occurrence {
  startsAt: string;
  endsAt: string;
  title: string;
}

/** A calendar that does with invitations what RFC 5546 says, on a library that is not the product's. */
export class TestCalendar {
  private readonly entries = new Map<string, Entry>();

  receive(text: string): void {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown as string);
    const isCancel = calendar.getFirstPropertyValue('method') === 'CANCEL';
    const events = calendar.getAllSubcomponents('vevent');
    // A new master puts away what was known of its occurrences; those beside it come after it.
    const ordered = events.toSorted((a, b) => Number(has(a)) - Number(has(b)));
    for (const event of ordered) this.take(event, isCancel);
  }

  /** In UTC, in order. */
  occurrences(): Occurrence[] {
    const all = [...this.entries.values()].flatMap((entry) => this.expand(entry));
    return all.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  }

  private take(component: ICAL.Component, isCancel: boolean): void {
    const uid = String(component.getFirstPropertyValue('uid'));
    const sequence = Number(component.getFirstPropertyValue('sequence') ?? 0);
    const entry = this.entries.get(uid) ?? { master: null, occurrences: new Map<string, Kept>() };
    this.entries.set(uid, entry);
    const kept: Kept = { sequence, component: isCancel ? null : component };
    const id = component.getFirstPropertyValue('recurrence-id');
    if (id === null) {
      if (sequence < (entry.master?.sequence ?? 0)) return;
      entry.master = kept;
      entry.occurrences.clear();
      return;
    }
    const at = instant(id as ICAL.Time);
    const known = entry.occurrences.get(at)?.sequence ?? entry.master?.sequence ?? 0;
    if (sequence >= known) entry.occurrences.set(at, kept);
  }

  private expand({ master, occurrences }: Entry): Occurrence[] {
    const found = [...occurrences.values()].flatMap(({ component }) =>
      component ? [occurrenceOf(new ICAL.Event(component))] : [],
    );
    if (!master?.component) return found;
    const event = new ICAL.Event(master.component);
    const iterator = event.iterator();
    for (let next = iterator.next() as ICAL.Time | undefined; next; next = iterator.next()) {
      if (occurrences.has(instant(next))) continue;
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      const [startsAt, endsAt] = [instant(startDate), instant(endDate)];
      found.push({ startsAt, endsAt, title: event.summary });
    }
    return found;
  }
}

const has = (event: ICAL.Component): boolean => event.getFirstProperty('recurrence-id') !== null;
const instant = (time: ICAL.Time): string => time.toJSDate().toISOString();
const occurrenceOf = ({ startDate, endDate, summary }: ICAL.Event): Occurrence => ({
  ...{ startsAt: instant(startDate), endsAt: instant(endDate), title: summary },
});
