import { took, type DemoQuiz } from '../quiz';

const MINUTES = 'Which minutes count';
const TABLE = 'The unit table';
const DAY = 'A worked day';
const MODIFIERS = 'Modifiers GP, KX and CQ';
const RULE = 'practice:charge-capture/physical-therapy/the-8-minute-rule';

export const physicalTherapyUnitsQuiz: DemoQuiz = {
  classSlug: 'physical-therapy-units',
  title: 'From minutes to units',
  passPercent: 80,
  maxAttempts: null,
  shuffleQuestions: false,
  questions: [
    {
      prompt: 'Which minutes go into the sum of timed minutes? Choose all that apply.',
      key: {
        kind: 'multiple',
        right: [
          'Timed services, one to one, in the morning',
          'Timed services, one to one, in the afternoon of the same day',
        ],
        wrong: ['Rest between two exercises', 'An untimed service', 'Waiting for the room'],
      },
      explanation:
        'All one to one minutes of timed services of the day are added. Untimed services are one unit each; rest and waiting do not count.',
      chapter: MINUTES,
      atMs: 10_000,
      topics: ['practice:documentation/physical-therapy/timed-minutes'],
    },
    {
      prompt:
        'The note shows 24 timed minutes of one service and 22 of another. How many timed units in all, by the Medicare rule?',
      key: { kind: 'numeric', value: 3, tolerance: 0, unit: 'units' },
      explanation: '24 + 22 = 46 minutes. 38 through 52 minutes are three units.',
      ...{ chapter: TABLE, atMs: 34_000, topics: [RULE] },
    },
    {
      prompt: 'Seven timed minutes in the whole day make one unit.',
      key: { kind: 'true-false', truth: false },
      explanation: 'With fewer than eight timed minutes in the day there is no timed unit.',
      ...{ chapter: TABLE, atMs: 28_000, topics: [RULE] },
    },
    {
      prompt: 'From the note to the units of each service: put the steps in order.',
      key: {
        kind: 'ordering',
        steps: [
          'Add the timed, one to one minutes of the day',
          'Look up how many units the sum makes',
          'Give each service one unit for each full 15 minutes',
          'Give the unit that is left to the larger remainder',
        ],
      },
      explanation:
        'The sum says how many units there are; full quarters of an hour and the larger remainder say to which service they belong.',
      ...{ chapter: DAY, atMs: 54_000, topics: [RULE, 'billing:coding'] },
    },
    {
      prompt:
        'An assistant furnished a fifth of the service, which is part of a physical therapy plan of care. Which modifiers does Medicare expect?',
      key: { kind: 'single', right: 'GP and CQ', wrong: ['GP alone', 'CQ alone', 'KX and CQ'] },
      explanation:
        'More than ten percent by an assistant asks for CQ, and CQ stands beside GP. KX belongs to care above the yearly threshold.',
      chapter: MODIFIERS,
      atMs: 92_000,
      topics: ['practice:charge-capture/physical-therapy/modifiers-gp-kx-and-cq'],
    },
  ],
  attempts: [
    took('coder@harbor.example', 29, '11111'),
    took('charges@harbor.example', 16, '01100'),
    took('charges@harbor.example', 15, '11110'),
    took('provider@harbor.example', 8, '10101'),
    took('manager@harbor.example', 6, '11100'),
  ],
};
