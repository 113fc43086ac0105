import type { TopicKey } from './lesson';

/** What people ask for where the map has nothing; voters by their e-mail address. */
export interface DemoRequest {
  practice?: TopicKey;
  billing?: TopicKey;
  voters: readonly string[];
  answer?: { state: 'planned' | 'done'; note: string };
}

export const demoRequests: readonly DemoRequest[] = [
  {
    practice: 'practice:check-in',
    billing: 'billing:statements',
    voters: [
      'eligibility@lakeside.example',
      'manager@lakeside.example',
      'frontdesk@harbor.example',
      'manager@harbor.example',
    ],
  },
  {
    practice: 'practice:authorization',
    billing: 'billing:denials',
    voters: [
      'frontdesk@lakeside.example',
      'eligibility@lakeside.example',
      'denials@harbor.example',
    ],
    answer: {
      state: 'planned',
      note: 'Marcus is preparing a class on retro-authorization and CO-197. We expect it next month.',
    },
  },
  {
    billing: 'billing:posting',
    voters: ['poster@harbor.example', 'biller@lakeside.example'],
  },
];

/** The class that everybody should begin with. */
export const demoConcept = 'Reading a denial: from code to cause';

/** What should be seen before a chapter, by titles of class and chapter. */
export const demoSeenFirst = [
  {
    chapter: {
      classTitle: 'Chiropractic eligibility: know before the adjustment',
      chapter: 'Active treatment or maintenance',
    },
    needed: { classTitle: demoConcept, chapter: 'Who owes: the group code' },
  },
  {
    chapter: { classTitle: demoConcept, chapter: 'CO-16 and CO-97 step by step' },
    needed: { classTitle: demoConcept, chapter: 'Why: reason and remark codes' },
  },
] as const;
