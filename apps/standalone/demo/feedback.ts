/** What a person of the demo has said of a class or one of its chapters. */
export interface DemoFeedback {
  email: string;
  classSlug: string;
  /** Title of the chapter; null: the class as a whole. */
  chapter: string | null;
  rating: number;
  remark: string;
  daysAgo: number;
  /** What a trainer answered. */
  done?: string;
}

/** A second that a person of the demo has marked as unclear. */
export interface DemoPin {
  email: string;
  classSlug: string;
  atMs: number;
  words: string;
  daysAgo: number;
}

const DENIAL = 'reading-a-denial';
const UNITS = 'physical-therapy-units';
const CHIRO = 'chiropractic-eligibility';
const STEPS = 'CO-16 and CO-97 step by step';

export const demoFeedback: readonly DemoFeedback[] = [
  of('biller@lakeside.example', DENIAL, null, 5, 62, 'The worklist alone saved us an hour a day.'),
  of('manager@lakeside.example', DENIAL, null, 4, 58),
  of('eligibility@lakeside.example', DENIAL, null, 4, 47),
  of('owner@lakeside.example', DENIAL, null, 3, 44, 'Good, but what does a denial cost us?'),
  of('scribe@lakeside.example', DENIAL, null, 4, 38),
  of('denials@harbor.example', DENIAL, null, 5, 33),
  of('charges@harbor.example', DENIAL, null, 4, 26),
  of('coder@harbor.example', DENIAL, null, 5, 19),
  of(
    'poster@harbor.example',
    DENIAL,
    null,
    2,
    13,
    'Where do I see the RARC in our posting screen?',
  ),
  of('manager@harbor.example', DENIAL, null, 4, 9),
  of('provider@harbor.example', DENIAL, null, 5, 5),
  of('frontdesk@harbor.example', DENIAL, null, 4, 2),
  of('biller@lakeside.example', DENIAL, STEPS, 3, 62, 'CO-97 went by too fast for me.'),
  of(
    'denials@harbor.example',
    DENIAL,
    STEPS,
    2,
    33,
    'When is CO-97 worth an appeal, and when not?',
  ),
  of('coder@harbor.example', DENIAL, STEPS, 4, 19),
  of('charges@harbor.example', DENIAL, 'Who owes: the group code', 5, 26),
  {
    ...of('frontdesk@lakeside.example', DENIAL, 'Who owes: the group code', 3, 21),
    remark: 'What do I tell a patient who has a PR letter in hand?',
    done: 'We added it to the front desk checklist: PR goes to the next payer first, then to the patient.',
  },
  of('coder@harbor.example', UNITS, null, 5, 30, 'The worked day is exactly our Tuesday.'),
  of('charges@harbor.example', UNITS, null, 3, 16),
  of('provider@harbor.example', UNITS, null, 4, 8),
  of(
    'charges@harbor.example',
    UNITS,
    'The unit table',
    2,
    16,
    'Please leave the table up for longer.',
  ),
  of('coder@harbor.example', UNITS, 'Modifiers GP, KX and CQ', 4, 30),
  of('eligibility@lakeside.example', CHIRO, null, 5, 11, 'I call with these four questions now.'),
  of('biller@lakeside.example', CHIRO, null, 4, 40),
  of('manager@lakeside.example', CHIRO, null, 4, 24, 'Could the AT part be a page to print?'),
  of('provider@lakeside.example', CHIRO, null, 3, 17),
  of('scribe@lakeside.example', CHIRO, null, 5, 4),
  of('eligibility@lakeside.example', CHIRO, 'Visit limits in the 271', 5, 12),
  of('provider@lakeside.example', CHIRO, 'Active treatment or maintenance', 4, 6),
];

export const demoPins: readonly DemoPin[] = [
  pin('biller@lakeside.example', DENIAL, 58_000, 'Which of the two codes is the bundled one?', 61),
  pin('denials@harbor.example', DENIAL, 59_000, '', 33),
  pin('poster@harbor.example', DENIAL, 58_000, 'Too fast here', 13),
  pin('coder@harbor.example', DENIAL, 61_000, '', 19),
  pin('manager@harbor.example', DENIAL, 58_000, '', 9),
  pin('owner@lakeside.example', DENIAL, 31_000, 'What is a CARC, in one sentence?', 44),
  pin('charges@harbor.example', UNITS, 33_000, 'Is 23 minutes two units or one?', 16),
  pin('provider@harbor.example', UNITS, 34_000, '', 8),
  pin('eligibility@lakeside.example', CHIRO, 41_000, '', 12),
  pin('biller@lakeside.example', CHIRO, 41_000, 'Where in the 271 is that field?', 40),
  pin('scribe@lakeside.example', CHIRO, 84_000, '', 4),
];

function of(
  email: string,
  classSlug: string,
  chapter: string | null,
  rating: number,
  daysAgo: number,
  remark = '',
): DemoFeedback {
  return { email, classSlug, chapter, rating, daysAgo, remark };
}

function pin(
  email: string,
  classSlug: string,
  atMs: number,
  words: string,
  daysAgo: number,
): DemoPin {
  return { email, classSlug, atMs, words, daysAgo };
}
