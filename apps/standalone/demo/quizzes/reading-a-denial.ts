import { took, type DemoQuiz } from '../quiz';

const WHO_OWES = 'Who owes: the group code';
const WHY = 'Why: reason and remark codes';
const STEPS = 'CO-16 and CO-97 step by step';
const ROOT = 'Root cause and worklist';

export const readingADenialQuiz: DemoQuiz = {
  classSlug: 'reading-a-denial',
  title: 'Can you read a denial?',
  passPercent: 80,
  maxAttempts: 3,
  shuffleQuestions: true,
  questions: [
    {
      prompt: 'A line of the remittance is adjusted with group code CO. Who owes that amount?',
      key: {
        kind: 'single',
        right: 'Nobody may be billed for it: it is a contractual obligation',
        wrong: ['The patient', 'The next payer, then the patient', 'The employer of the patient'],
      },
      explanation:
        'CO is a contractual obligation of the provider. Correct and resubmit where that helps, else write it off; a statement to the patient would breach the contract.',
      ...{ chapter: WHO_OWES, atMs: 9_000, topics: ['billing:denials', 'billing:posting'] },
    },
    {
      prompt:
        'A claim of $150.00 comes back with CO-45 $38.00, PR-2 $22.40, and a payment of $89.60. How much goes to the next payer, and then to the patient?',
      key: { kind: 'numeric', value: 22.4, tolerance: 0.01, unit: '$' },
      explanation:
        'Only PR moves on: $22.40. The $38.00 under CO are the difference to the contract and are written off.',
      ...{ chapter: WHO_OWES, atMs: 16_000, topics: ['billing:denials', 'billing:posting'] },
    },
    {
      prompt: 'CO-16 alone tells which field of the claim has to be corrected.',
      key: { kind: 'true-false', truth: false },
      explanation:
        'CO-16 only says that information is missing or wrong. The remark code (RARC) beside it says what to correct.',
      ...{ chapter: WHY, atMs: 39_000, topics: ['billing:denials'] },
    },
    {
      prompt: 'CO-16 with remark MA130 arrives. What do you do?',
      key: {
        kind: 'single',
        right: 'Correct the field, and send a new claim',
        wrong: [
          'File an appeal before the deadline',
          'Write the amount off',
          'Send the patient a statement',
        ],
      },
      explanation:
        'With MA130 the claim was not processable, so there is no decision that could be appealed. A corrected, new claim is the way.',
      ...{ chapter: STEPS, atMs: 47_000, topics: ['billing:denials', 'billing:appeals'] },
    },
    {
      prompt: 'A service is denied with CO-97. Put the steps in order.',
      key: {
        kind: 'ordering',
        steps: [
          'Find the service in which the payment is included',
          'Look up the coding edit of the two',
          'See whether the edit allows a modifier',
          'Check that the record proves a separate service',
          'Send a corrected claim, or write it off',
        ],
      },
      explanation:
        'The edit and the record decide. A modifier without a separate service in the record is a compliance risk, not a correction.',
      ...{ chapter: STEPS, atMs: 58_000, topics: ['billing:denials', 'billing:coding'] },
    },
    {
      prompt: 'What does each denial on the worklist need? Choose all that apply.',
      key: {
        kind: 'multiple',
        right: ['One owner', 'A next date', 'Its deadline and amount, to sort by'],
        wrong: ['A copy in each department', 'The signature of the patient'],
      },
      explanation:
        'One worklist, sorted by deadline and amount, with one owner and a next date for each denial: so nothing waits until it is too late to file.',
      ...{ chapter: ROOT, atMs: 80_000, topics: ['billing:denials', 'billing:ar'] },
    },
  ],
  attempts: [
    took('biller@lakeside.example', 61, '111101'),
    took('manager@lakeside.example', 57, '110101'),
    took('manager@lakeside.example', 55, '111111'),
    took('eligibility@lakeside.example', 46, '100100'),
    took('eligibility@lakeside.example', 39, '101101'),
    took('owner@lakeside.example', 43, '110000'),
    took('scribe@lakeside.example', 37, '100001'),
    took('scribe@lakeside.example', 30, '111001'),
    took('provider@lakeside.example', 28, '101001'),
    took('denials@harbor.example', 32, '111111'),
    took('charges@harbor.example', 25, '111100'),
    took('charges@harbor.example', 24, '111110'),
    took('coder@harbor.example', 18, '111111'),
    took('poster@harbor.example', 13, '110101'),
    took('poster@harbor.example', 12, '111101'),
    took('manager@harbor.example', 8, '111101'),
    took('provider@harbor.example', 5, '100101'),
    took('provider@harbor.example', 4, '101101'),
    took('provider@harbor.example', 3, '111101'),
    took('frontdesk@harbor.example', 2, '100001'),
    took('frontdesk@harbor.example', 1, '110101'),
  ],
};
