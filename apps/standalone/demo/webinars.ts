import type { TopicKey } from './lesson';

/** A live class of the demo, counted from the day of the first start. */
export interface DemoWebinar {
  title: string;
  description: string;
  host: string;
  topics: readonly TopicKey[];
  /** From now; a fixed hour would be past for who starts in the evening. */
  inHours: number;
  durationMinutes: number;
  capacity?: number;
  /** Every week, so often. */
  weeks?: number;
  isRehearsal?: boolean;
  /** In the order of their coming. */
  registered: readonly string[];
}

/** Where the hosts are. */
export const demoZone = 'America/New_York';

export const demoWebinars: readonly DemoWebinar[] = [
  {
    title: 'Denials clinic: bring your CO-97s',
    description:
      'Bring a denial that puzzles you, without names or dates of birth. We read it together: who owes, why, and what to do next.',
    host: 'trainer@rounds.example',
    topics: ['billing:denials'],
    inHours: 1,
    durationMinutes: 45,
    registered: ['biller@lakeside.example', 'denials@harbor.example'],
  },
  {
    title: 'Payer rules of the month',
    description: 'What the payers changed, and what it means at the front desk and for charges.',
    host: 'marcus@rounds.example',
    topics: ['billing:adjudication'],
    inHours: 50,
    durationMinutes: 60,
    weeks: 6,
    registered: ['manager@lakeside.example', 'coder@harbor.example'],
  },
  {
    title: 'Eligibility workshop, hands on',
    description: 'Two places: everybody checks a plan of their own and says what they found.',
    host: 'trainer@rounds.example',
    topics: ['practice:eligibility'],
    inHours: 98,
    durationMinutes: 90,
    capacity: 2,
    registered: [
      'eligibility@lakeside.example',
      'frontdesk@harbor.example',
      'manager@harbor.example',
    ],
  },
  {
    title: 'Rehearsal: sound and screen',
    description: '',
    host: 'marcus@rounds.example',
    topics: [],
    inHours: 26,
    durationMinutes: 30,
    isRehearsal: true,
    registered: [],
  },
];
