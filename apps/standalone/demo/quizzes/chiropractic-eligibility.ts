import { took, type DemoQuiz } from '../quiz';

const QUESTIONS = 'Four questions before the visit';
const LIMITS = 'Visit limits in the 271';
const COVERED = 'What Medicare covers';
const ACTIVE = 'Active treatment or maintenance';
const AT = 'practice:charge-capture/chiropractic/modifier-at';

export const chiropracticEligibilityQuiz: DemoQuiz = {
  classSlug: 'chiropractic-eligibility',
  title: 'Ready for the adjustment?',
  passPercent: 80,
  maxAttempts: 3,
  shuffleQuestions: false,
  questions: [
    {
      prompt: 'What do you ask before every visit? Choose all that apply.',
      key: {
        kind: 'multiple',
        right: [
          'Is the plan active on the date of the visit?',
          'Does another payer come first?',
          'What will the patient owe?',
          'How many visits are left?',
        ],
        wrong: ['Which plan does the employer recommend?'],
      },
      explanation:
        'Four questions, each visit: active, first payer, what the patient owes, visits left.',
      ...{ chapter: QUESTIONS, atMs: 9_000, topics: ['practice:eligibility'] },
    },
    {
      prompt:
        'The 271 shows a limit of 20 visits per calendar year, and 14 have been used. How many are left?',
      key: { kind: 'numeric', value: 6, tolerance: 0, unit: 'visits' },
      explanation:
        'Compare the limit with what remains: six of twenty. Ask, too, whether physical therapy counts against the same limit.',
      chapter: LIMITS,
      atMs: 33_000,
      topics: ['practice:eligibility/chiropractic/visit-limits'],
    },
    {
      prompt: 'What does Original Medicare cover in a chiropractic office?',
      key: {
        kind: 'single',
        right: 'Manual manipulation of the spine to correct a subluxation',
        wrong: [
          'Manipulation, and the X-rays that the chiropractor orders',
          'Manipulation, and up to 12 massages in a year',
          'Every service within the license of the chiropractor',
        ],
      },
      explanation:
        'One service only. Exams, X-rays and therapies that the chiropractor furnishes or orders are not covered.',
      ...{ chapter: COVERED, atMs: 50_000, topics: ['practice:eligibility'] },
    },
    {
      prompt: 'Original Medicare pays for a fixed number of chiropractic visits in a year.',
      key: { kind: 'true-false', truth: false },
      explanation:
        'There is no fixed limit: medical necessity decides. A Medicare Advantage plan may differ.',
      ...{ chapter: COVERED, atMs: 64_000, topics: ['practice:eligibility'] },
    },
    {
      prompt:
        'A Medicare patient is stable, and comes for maintenance care. Put the steps in order.',
      key: {
        kind: 'ordering',
        steps: [
          'See that no further improvement can be expected',
          'Give the patient the Advance Beneficiary Notice',
          'Let the patient choose and sign',
          'Give the treatment',
          'If the patient wants it billed: modifier GA, without AT',
        ],
      },
      explanation:
        'The notice comes before the visit, else the patient cannot be asked to pay. AT would claim active treatment.',
      ...{ chapter: ACTIVE, atMs: 84_000, topics: [AT] },
    },
  ],
  attempts: [
    took('eligibility@lakeside.example', 11, '11111'),
    took('biller@lakeside.example', 40, '11010'),
    took('biller@lakeside.example', 38, '11110'),
    took('scribe@lakeside.example', 4, '01100'),
    took('provider@lakeside.example', 16, '10111'),
  ],
};
