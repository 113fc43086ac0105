import { Injectable } from '@nestjs/common';
import { Registrations, Webinar, WebinarCreation, weekdayOf, wallClockOf } from '@rounds/webinars';
import { DataSource } from 'typeorm';
import { demoWebinars, demoZone, type DemoWebinar } from '../demo/webinars';

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;

/** The live classes of the demo. Made once. */
@Injectable()
export class DemoWebinarSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly creation: WebinarCreation,
    private readonly registrations: Registrations,
  ) {}

  async run(people: Map<string, string>): Promise<void> {
    if ((await this.dataSource.manager.count(Webinar)) > 0) return;
    for (const webinar of demoWebinars) {
      const personId = people.get(webinar.host);
      if (!personId) continue;
      const id = await this.creation.create(inputOf(webinar), { personId });
      for (const email of webinar.registered) {
        const learner = people.get(email);
        if (!learner) continue;
        const person = { personId: learner, role: 'learner' as const };
        await this.registrations.register(id, { wholeSeries: false }, person);
      }
    }
  }
}

function inputOf({ inHours, weeks, capacity, isRehearsal, ...webinar }: DemoWebinar) {
  const { title, description, durationMinutes, topics } = webinar;
  const wanted = Date.now() + inHours * HOUR_MS;
  const at = new Date(Math.ceil(wanted / QUARTER_MS) * QUARTER_MS);
  const startsLocal = wallClockOf(at, demoZone);
  const weekly = { frequency: 'weekly' as const, interval: 1, weekdays: [weekdayOf(startsLocal)] };
  return {
    ...{
      title,
      description,
      durationMinutes,
      topics: [...topics],
      startsLocal,
      timeZone: demoZone,
    },
    ...{ capacity: capacity ?? null, isRehearsal: isRehearsal ?? false, exceptions: [] },
    ...{ audience: { kind: 'everyone' as const }, state: 'scheduled' as const },
    ...(weeks ? { recurrence: { ...weekly, count: weeks } } : {}),
  };
}
