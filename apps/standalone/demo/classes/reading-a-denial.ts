import type { DemoClass } from '../lesson';

export const readingADenial: DemoClass = {
  slug: 'reading-a-denial',
  title: 'Reading a denial: from code to cause',
  speaker: 'Dana Whitfield',
  voice: 'slt',
  description:
    'What group codes, reason codes and remark codes say, what to do about CO-16 and CO-97, and how to find the step where a denial began.',
  specialties: [],
  sources: [
    'CMS Pub. 100-04, Medicare Claims Processing Manual, chapter 22, section 60',
    'ASC X12 external code lists 139 (CARC) and 411 (RARC)',
    'CMS National Correct Coding Initiative Policy Manual, chapter I',
  ],
  slides: [
    {
      title: 'Reading a denial: from code to cause',
      chapter: {
        title: 'Who owes: the group code',
        topics: ['billing:denials', 'billing:posting'],
      },
      figure: { kind: 'cover' },
      lines: [
        {
          say: 'Every denial carries a message. In this class you learn to read it, to answer it, and to stop the next one.',
        },
      ],
    },
    {
      title: 'The group code says who owes',
      figure: {
        kind: 'table',
        head: ['Code', 'Name', 'Bill the patient?'],
        parts: [
          { cells: ['CO', 'Contractual obligation', 'No'], at: 0 },
          { cells: ['PR', 'Patient responsibility', 'Next payer, then patient'], at: 1 },
          { cells: ['OA', 'Other adjustment', 'Read the reason first'], at: 2 },
          { cells: ['PI', 'Payer initiated reduction', 'Read the reason first'], at: 2 },
        ],
      },
      lines: [
        {
          say: 'Begin with the two letters. CO is a contractual obligation. You may not bill it to the patient.',
        },
        {
          say: 'PR is patient responsibility. It goes to the next payer, and then to the patient.',
        },
        {
          say: 'OA is another adjustment, and PI is a reduction by the payer. Bill nobody before you have read the reason.',
        },
      ],
    },
    {
      title: 'One message in three parts',
      chapter: { title: 'Why: reason and remark codes', topics: ['billing:denials'] },
      figure: {
        kind: 'blocks',
        parts: [
          { cells: ['CO', 'Group code', 'Who owes'], at: 0 },
          { cells: ['16', 'CARC', 'Why it was adjusted'], at: 0 },
          { cells: ['MA130', 'RARC', 'What exactly'], at: 1 },
        ],
      },
      lines: [
        {
          say: 'Next comes the CARC, the claim adjustment reason code. It says why the payment differs from the charge.',
        },
        { say: 'The RARC, the remittance advice remark code, adds the detail.' },
        {
          say: 'CO-16 alone only says that information is missing or wrong. The remark says what to correct.',
        },
      ],
    },
    {
      title: 'Two denials, two answers',
      chapter: {
        title: 'CO-16 and CO-97 step by step',
        topics: ['billing:denials', 'billing:coding', 'billing:appeals'],
      },
      figure: {
        kind: 'columns',
        parts: [
          {
            cells: [
              'CO-16',
              'Read the remark code',
              'Correct the field',
              'With MA130: send a new claim, no appeal',
            ],
            at: 0,
          },
          {
            cells: [
              'CO-97',
              'Find the service that includes it',
              'Modifier allowed, and the record proves a separate service: correct the claim',
              'Otherwise: write it off',
            ],
            at: 1,
            until: 2,
          },
        ],
      },
      lines: [
        {
          say: 'For CO-16, read the remark, and correct the field. With remark MA130 the claim was not processable. Send a new claim. An appeal would be lost time.',
        },
        {
          say: 'CO-97 says that the payment is included in another service. Find that service, and look up the coding edit.',
        },
        {
          say: 'If the edit allows a modifier, and the record proves a separate service, send a corrected claim. If not, write it off.',
        },
      ],
    },
    {
      title: 'Fix the cause, not only the claim',
      chapter: {
        title: 'Root cause and worklist',
        topics: ['billing:denials', 'billing:ar', 'billing:performance'],
      },
      figure: {
        kind: 'bars',
        caption: 'Example: where one month of denials began',
        parts: [
          { cells: ['Eligibility', '14'], at: 0 },
          { cells: ['Authorization', '9'], at: 0 },
          { cells: ['Coding', '7'], at: 0 },
          { cells: ['Registration', '5'], at: 0 },
          { cells: ['Submission', '3'], at: 0 },
        ],
      },
      lines: [
        {
          say: 'Now ask at which step the denial began. In this example most began at eligibility, before the patient was seen.',
          show: 'Ask where it began',
        },
        {
          say: 'Keep one worklist, sorted by deadline and amount, with one owner and a next date for each denial.',
          show: 'One worklist, sorted by deadline and amount',
        },
        {
          say: 'A corrected claim is one payment. A corrected cause is every payment after it.',
          show: 'Correct the step, and the next claim is clean',
        },
      ],
    },
  ],
};
