import type { DemoClass } from '../lesson';

export const chiropracticEligibility: DemoClass = {
  slug: 'chiropractic-eligibility',
  title: 'Chiropractic eligibility: know before the adjustment',
  speaker: 'Dana Whitfield',
  voice: 'slt',
  description:
    'Four questions before every visit, where the 271 response tells the visit limit, what Medicare covers in a chiropractic office, and when care stops being active treatment.',
  specialties: ['chiropractic'],
  sources: [
    'CMS Pub. 100-02, Medicare Benefit Policy Manual, chapter 15, sections 30.5 and 240',
    'CMS Pub. 100-04, Medicare Claims Processing Manual, chapter 12, section 220, and chapter 30 (ABN)',
    '42 CFR 410.21(b)',
    'ASC X12N 005010X279A1 (270/271), service type code 33',
  ],
  slides: [
    {
      title: 'Chiropractic eligibility: know before the adjustment',
      chapter: { title: 'Four questions before the visit', topics: ['practice:eligibility'] },
      figure: { kind: 'cover' },
      lines: [
        {
          say: 'Welcome. This class shows what to check before a chiropractic visit, so that nobody is surprised by the bill.',
        },
      ],
    },
    {
      title: 'Before every visit, ask',
      figure: {
        kind: 'steps',
        parts: [
          { cells: ['Active?', 'Is the plan in force on the visit date?'], at: 0 },
          {
            cells: ['First payer?', 'Car accident or work injury: another payer comes first.'],
            at: 1,
          },
          { cells: ['Patient owes?', 'Copay, deductible, coinsurance.'], at: 2 },
          { cells: ['Visits left?', 'Limit, used and remaining this year.'], at: 3 },
        ],
      },
      lines: [
        { say: 'Ask four questions. First: is the plan active on the date of the visit?' },
        { say: 'Second: does another payer come first, as after a car accident or a work injury?' },
        { say: 'Third: what will the patient owe? A copay, a deductible, or coinsurance?' },
        { say: 'And fourth: how many visits are left?' },
      ],
    },
    {
      title: 'Read the visit limit in the 271',
      chapter: {
        title: 'Visit limits in the 271',
        topics: ['practice:eligibility', 'practice:eligibility/chiropractic/visit-limits'],
      },
      figure: {
        kind: 'table',
        caption: 'Example of a response',
        head: ['The 271 says', 'You read'],
        parts: [
          { cells: ['Active coverage', 'Plan in force'], at: 0 },
          { cells: ['Co-payment', '$30 per visit'], at: 0 },
          { cells: ['Limitation', '20 visits per calendar year'], at: 1 },
          { cells: ['Remaining', '6 visits'], at: 1 },
        ],
      },
      lines: [
        {
          say: 'Send the eligibility request with service type thirty three, chiropractic.',
          show: 'Ask for service type 33, chiropractic',
        },
        {
          say: 'Many plans limit the visits in a year. Compare the limit with what remains. Here, six visits of twenty.',
          show: 'Compare the limit with what remains',
        },
        {
          say: 'Some plans count chiropractic and physical therapy together.',
          show: 'The limit may be shared with physical therapy',
        },
        {
          say: 'If the response gives no count, call the payer, and keep the reference number.',
          show: 'No count? Call, and keep the reference number',
        },
      ],
    },
    {
      title: 'One service in a chiropractic office',
      chapter: { title: 'What Medicare covers', topics: ['practice:eligibility'] },
      figure: {
        kind: 'columns',
        parts: [
          {
            cells: ['Covered', 'Manual manipulation of the spine to correct a subluxation'],
            at: 0,
          },
          {
            cells: ['Not covered', 'Exams', 'X-rays', 'Massage and other therapies'],
            at: 1,
          },
        ],
      },
      lines: [
        {
          say: 'In a chiropractic office, Original Medicare covers one service: manual manipulation of the spine, to correct a subluxation.',
          show: 'One covered service',
        },
        {
          say: 'It does not cover exams, X-rays, or massage that the chiropractor furnishes or orders.',
          show: 'Nothing else that the chiropractor furnishes or orders',
        },
        {
          say: 'There is no fixed visit limit. Medical necessity decides. A Medicare Advantage plan may offer more, so check it like any other plan.',
          show: 'No fixed visit limit: medical necessity decides',
        },
      ],
    },
    {
      title: 'When modifier AT belongs on the claim',
      chapter: {
        title: 'Active treatment or maintenance',
        topics: [
          'practice:charge-capture',
          'practice:charge-capture/chiropractic/modifier-at',
          'practice:documentation',
          'practice:documentation/chiropractic/active-treatment-versus-maintenance-care',
        ],
      },
      figure: {
        kind: 'choice',
        question: 'Can functional improvement be expected?',
        parts: [
          {
            cells: ['Yes', 'Active treatment', 'Modifier AT', 'The note shows why'],
            at: 0,
          },
          {
            cells: [
              'No',
              'Maintenance',
              'No modifier AT',
              'ABN before the visit',
              'If billed: modifier GA',
            ],
            at: 1,
            until: 2,
          },
        ],
      },
      lines: [
        {
          say: 'Medicare pays for active treatment, while improvement can be expected, and the note shows it. The claim then carries modifier AT.',
        },
        {
          say: 'When care only keeps the patient stable, it is maintenance. Medicare does not pay for it. Leave AT off.',
        },
        {
          say: 'Give the patient an Advance Beneficiary Notice before that visit. If the patient wants the claim sent, add modifier GA.',
        },
        { say: 'Ask early, and no patient has to learn the answer from a bill.' },
      ],
    },
  ],
};
