import type { SpecialtyKey } from './lesson';

/** Sign-in of every demo person. The demo is for one machine; its addresses reach nobody. */
export const demoPassword = 'calm-harbor-rounds-42';

export type DemoRole = 'admin' | 'trainer' | 'manager' | 'learner';

export type DemoParticipantRole =
  | 'front-desk'
  | 'eligibility-authorization'
  | 'provider'
  | 'scribe'
  | 'coder'
  | 'charge-entry'
  | 'biller'
  | 'payment-poster'
  | 'denial-ar-specialist'
  | 'practice-manager'
  | 'owner';

export interface DemoPerson {
  email: string;
  name: string;
  role: DemoRole;
  /** What the person does in the practice; staff of the vendor have none. */
  participantRole?: DemoParticipantRole;
  locale: 'en' | 'es';
}

export interface DemoPractice {
  name: string;
  specialties: readonly SpecialtyKey[];
  people: readonly DemoPerson[];
}

/** What somebody has already watched: half-open intervals `[startMs, endMs)` of a class. */
export interface DemoProgress {
  email: string;
  classSlug: string;
  intervals: readonly (readonly [startMs: number, endMs: number])[];
}

/** Staff of the billing service. The trainers speak in the classes. */
export const demoStaff: readonly DemoPerson[] = [
  { email: 'admin@rounds.example', name: 'Avery Collins', role: 'admin', locale: 'en' },
  { email: 'trainer@rounds.example', name: 'Dana Whitfield', role: 'trainer', locale: 'en' },
  { email: 'marcus@rounds.example', name: 'Marcus Reyes', role: 'trainer', locale: 'es' },
];

export const demoPractices: readonly DemoPractice[] = [
  {
    name: 'Lakeside Chiropractic',
    specialties: ['chiropractic'],
    people: [
      manager('manager@lakeside.example', 'Elena Morris'),
      learner('frontdesk@lakeside.example', 'Priya Nair', 'front-desk'),
      learner('eligibility@lakeside.example', 'Sofía Herrera', 'eligibility-authorization', 'es'),
      learner('provider@lakeside.example', 'Paul Jensen', 'provider'),
      learner('scribe@lakeside.example', 'Hannah Brooks', 'scribe'),
      learner('biller@lakeside.example', 'Tom Okafor', 'biller'),
      learner('owner@lakeside.example', 'Ruth Lindgren', 'owner'),
    ],
  },
  {
    name: 'Harbor Physical Therapy',
    specialties: ['physical-therapy'],
    people: [
      manager('manager@harbor.example', 'Gloria Santos', 'es'),
      learner('frontdesk@harbor.example', 'Luis Ortega', 'front-desk', 'es'),
      learner('provider@harbor.example', 'Mei Tanaka', 'provider'),
      learner('coder@harbor.example', 'Owen Price', 'coder'),
      learner('charges@harbor.example', 'Nadia Farouk', 'charge-entry'),
      learner('poster@harbor.example', 'Grace Muller', 'payment-poster'),
      learner('denials@harbor.example', 'Carmen Vega', 'denial-ar-specialist', 'es'),
    ],
  },
];

/** From nothing to finished, so that every page has something to show. */
export const demoProgress: readonly DemoProgress[] = [
  watched('frontdesk@lakeside.example', 'chiropractic-eligibility', [0, 41_000]),
  watched('eligibility@lakeside.example', 'chiropractic-eligibility', [0, 96_000]),
  watched('eligibility@lakeside.example', 'reading-a-denial', [0, 18_500], [62_000, 80_000]),
  watched('provider@lakeside.example', 'chiropractic-eligibility', [72_000, 98_000]),
  watched('biller@lakeside.example', 'reading-a-denial', [0, 88_000]),
  watched('biller@lakeside.example', 'chiropractic-eligibility', [27_000, 60_000]),
  watched('manager@lakeside.example', 'reading-a-denial', [64_000, 88_000]),
  watched('provider@harbor.example', 'physical-therapy-units', [0, 52_000]),
  watched('coder@harbor.example', 'physical-therapy-units', [0, 100_000]),
  watched('charges@harbor.example', 'physical-therapy-units', [25_000, 70_000]),
  watched('charges@harbor.example', 'reading-a-denial', [0, 12_000]),
  watched('denials@harbor.example', 'reading-a-denial', [0, 60_000], [70_000, 86_000]),
  watched('manager@harbor.example', 'physical-therapy-units', [0, 20_000]),
];

function manager(email: string, name: string, locale: DemoPerson['locale'] = 'en'): DemoPerson {
  return { email, name, role: 'manager', participantRole: 'practice-manager', locale };
}

function learner(
  email: string,
  name: string,
  participantRole: DemoParticipantRole,
  locale: DemoPerson['locale'] = 'en',
): DemoPerson {
  return { email, name, role: 'learner', participantRole, locale };
}

function watched(
  email: string,
  classSlug: string,
  ...intervals: DemoProgress['intervals'][number][]
): DemoProgress {
  return { email, classSlug, intervals };
}
