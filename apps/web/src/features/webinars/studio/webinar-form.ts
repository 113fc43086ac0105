import type { Webinar, WebinarAudience } from '../api';
import { wallClock } from '../webinar-time';
import { noRepeat, wrongRepeatOf, type RepeatForm } from './repeat-form';

/** What the fields of the form hold. */
export interface WebinarForm extends RepeatForm {
  title: string;
  description: string;
  date: string;
  time: string;
  timeZone: string;
  durationMinutes: number;
  capacity: number | undefined;
  audience: WebinarAudience;
  topics: string[];
  hostId: string;
  coHostIds: string[];
  speakerIds: string[];
  isRehearsal: boolean;
}

export const emptyForm = (hostId: string, timeZone: string): WebinarForm => ({
  ...{ title: '', description: '', date: '', time: '10:00', timeZone, durationMinutes: 60 },
  ...{ capacity: undefined, audience: { kind: 'everyone' }, topics: [], hostId, coHostIds: [] },
  ...{ speakerIds: [], isRehearsal: false, ...noRepeat() },
});

export function formOf(webinar: Webinar): WebinarForm {
  const { title, description, timeZone, durationMinutes, capacity, people } = webinar;
  const [date = '', time = ''] = wallClock(webinar.startsAt, timeZone).split('T');
  const of = (role: string) => people.filter((one) => one.role === role).map(({ id }) => id);
  return {
    ...emptyForm(of('host')[0] ?? '', timeZone),
    ...{ title, description, date, time, durationMinutes, capacity: capacity ?? undefined },
    audience: webinar.audience ?? { kind: 'everyone' },
    topics: [...webinar.topics],
    coHostIds: [...of('host').slice(1), ...of('co-host')],
    speakerIds: of('speaker'),
    isRehearsal: webinar.isRehearsal,
  };
}

/** What the server is told of it, without what only a new one has. */
export const factsOf = (form: WebinarForm) => ({
  title: form.title.trim(),
  description: form.description.trim(),
  startsLocal: `${form.date}T${form.time.slice(0, 5)}`,
  timeZone: form.timeZone,
  durationMinutes: form.durationMinutes,
  capacity: form.capacity || null,
  audience: form.audience,
  topics: form.topics,
  people: peopleOf(form),
  isRehearsal: form.isRehearsal,
});

function peopleOf({ hostId, coHostIds, speakerIds }: WebinarForm) {
  const others = (ids: string[]) => ids.filter((id) => id !== hostId);
  return [
    { id: hostId, role: 'host' as const },
    ...others(coHostIds).map((id) => ({ id, role: 'co-host' as const })),
    ...others(speakerIds)
      .filter((id) => !coHostIds.includes(id))
      .map((id) => ({ id, role: 'speaker' as const })),
  ];
}

/** What is wrong with the form, by field. */
export const missingOf = (form: WebinarForm) => ({
  title: !form.title.trim(),
  when: !form.date || !form.time,
  duration: !(form.durationMinutes >= 5 && form.durationMinutes <= 720),
  audience: isEmpty(form.audience),
  ...wrongRepeatOf(form),
});

function isEmpty(audience: WebinarAudience): boolean {
  switch (audience.kind) {
    case 'everyone':
      return false;
    case 'practices':
      return audience.ids.length === 0;
    case 'specialties':
    case 'roles':
      return audience.keys.length === 0;
  }
}
