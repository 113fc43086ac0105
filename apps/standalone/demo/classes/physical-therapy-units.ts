import type { DemoClass } from '../lesson';

export const physicalTherapyUnits: DemoClass = {
  slug: 'physical-therapy-units',
  title: 'From minutes to units: charge capture in physical therapy',
  speaker: 'Marcus Reyes',
  voice: 'rms',
  description:
    'Which minutes count, the unit table of the 8-minute rule, a worked day with a remainder, and what modifiers GP, KX and CQ tell the payer.',
  specialties: ['physical-therapy'],
  sources: [
    'CMS Pub. 100-04, Medicare Claims Processing Manual, chapter 5, sections 10.3, 20.1 and 20.2',
    'CMS Pub. 100-02, Medicare Benefit Policy Manual, chapter 15, section 220.3',
    '42 CFR 410.60 (services furnished by an assistant)',
  ],
  slides: [
    {
      title: 'From minutes to units: charge capture in physical therapy',
      chapter: {
        title: 'Which minutes count',
        topics: [
          'practice:charge-capture',
          'practice:documentation',
          'practice:documentation/physical-therapy/timed-minutes',
        ],
      },
      figure: { kind: 'cover' },
      lines: [
        {
          say: 'Hello. This class turns the minutes in the note into units on the claim, by the Medicare rule.',
        },
      ],
    },
    {
      title: 'First, sort the minutes',
      figure: {
        kind: 'table',
        head: ['Time', 'In the sum?', 'Units'],
        parts: [
          { cells: ['Timed, one to one', 'Yes', 'By table'], at: 0 },
          { cells: ['Untimed service', 'No', '1'], at: 1 },
          { cells: ['Rest and waiting', 'No', '0'], at: 2 },
        ],
      },
      lines: [
        {
          say: 'Timed services count by the minute. Add the one to one minutes of the whole day.',
          show: 'Timed services: add up the day',
        },
        {
          say: 'An untimed service is one unit, however long it takes. Its minutes stay out of the sum.',
          show: 'Untimed services: one unit each',
        },
        {
          say: 'Rest and waiting do not count. The note shows the timed minutes, and the total treatment minutes.',
          show: 'The note shows timed minutes and total treatment minutes',
        },
      ],
    },
    {
      title: 'The unit table of the 8-minute rule',
      chapter: {
        title: 'The unit table',
        topics: [
          'practice:charge-capture',
          'practice:charge-capture/physical-therapy/the-8-minute-rule',
        ],
      },
      figure: {
        kind: 'scale',
        maxMinutes: 68,
        parts: [
          { cells: ['0', '8', 'no unit'], at: 0 },
          { cells: ['8', '23', '1 unit'], at: 1 },
          { cells: ['23', '38', '2 units'], at: 1 },
          { cells: ['38', '53', '3 units'], at: 2 },
          { cells: ['53', '68', '4 units'], at: 2 },
        ],
      },
      lines: [
        {
          say: 'Now look up the sum. With fewer than eight timed minutes, there is no unit.',
          show: 'Fewer than 8 timed minutes in the day: no unit',
        },
        {
          say: 'Eight through twenty two minutes are one unit. Twenty three through thirty seven are two.',
          show: '8 through 22 minutes: 1 unit  ·  23 through 37: 2 units',
        },
        {
          say: 'Thirty eight through fifty two are three, and fifty three through sixty seven are four. Each further unit takes fifteen minutes more.',
          show: '38 through 52: 3 units  ·  53 through 67: 4 units',
        },
      ],
    },
    {
      title: 'A worked day: 40 minutes',
      chapter: {
        title: 'A worked day',
        topics: [
          'practice:charge-capture',
          'practice:charge-capture/physical-therapy/the-8-minute-rule',
          'billing:coding',
        ],
      },
      figure: {
        kind: 'table',
        head: ['Timed service', 'Minutes', 'Full 15s', 'Left over', 'Units'],
        parts: [
          { cells: ['First', '33', '2', '3', '2'], at: 1 },
          { cells: ['Second', '7', '0', '7', '1'], at: 2 },
          { cells: ['Day', '40', '', '', '3'], at: 0 },
        ],
      },
      lines: [
        {
          say: 'Take thirty three minutes of a first service, and seven of a second. Forty minutes together: three units.',
          show: '40 minutes make 3 units',
        },
        {
          say: 'The first service holds two full quarters of an hour. That is two units, with three minutes left over.',
          show: 'Full quarters of an hour first',
        },
        {
          say: 'The second has seven minutes left over. Seven is more than three, so it earns the third unit.',
          show: 'The larger remainder earns the last unit',
        },
        {
          say: 'Some other payers count each service by itself. There, seven minutes earn nothing. Know the rule of your payer.',
          show: 'Other payers may count differently',
        },
      ],
    },
    {
      title: 'Three modifiers, three statements',
      chapter: {
        title: 'Modifiers GP, KX and CQ',
        topics: [
          'practice:charge-capture',
          'practice:charge-capture/physical-therapy/modifiers-gp-kx-and-cq',
          'billing:coding',
        ],
      },
      figure: {
        kind: 'blocks',
        parts: [
          { cells: ['GP', 'Plan of care', 'Part of a physical therapy plan of care'], at: 0 },
          { cells: ['KX', 'Threshold', 'Above the yearly amount, and still necessary'], at: 1 },
          { cells: ['CQ', 'Assistant', 'Furnished by an assistant, in whole or in part'], at: 2 },
        ],
      },
      lines: [
        { say: 'Modifier GP says that the service belongs to a physical therapy plan of care.' },
        {
          say: 'KX says that the patient is above the yearly threshold, and that the record shows why care is still necessary.',
        },
        {
          say: 'CQ says that an assistant furnished the service, in whole or in part. In part means more than ten percent. It stands beside GP.',
        },
        { say: 'Write down the minutes while you work, and the units follow.' },
      ],
    },
  ],
};
