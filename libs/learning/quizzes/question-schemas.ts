import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';
import { QUESTION_KINDS } from './question';

const MAX_INT4 = 2_147_483_647;
export const MAX_OPTIONS = 12;
/** Of a picture as base64. */
const MAX_PICTURE = 1_000_000;

export const milliseconds = z.number().int().min(0).max(MAX_INT4);
/** PostgreSQL stores no NUL. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !value.includes('\0'), 'No NUL characters');
export const words = (max: number) => text(max).pipe(z.string().min(1));
const number = z.number().min(-1e15).max(1e15);

export const idParams = z.object({ id: z.uuid() });
export type IdParams = z.infer<typeof idParams>;

const option = z.object({
  /** Names the option within its question; stays when its words change. */
  id: z.string().regex(/^[\w-]{1,40}$/),
  text: words(500),
  right: z.boolean(),
});

const reference = z.object({ classId: z.uuid(), chapterId: z.uuid(), atMs: milliseconds });

const facts = z.object({
  kind: z.enum(QUESTION_KINDS),
  prompt: words(2000),
  /** Of an ordering: the steps in their right order. */
  options: z.array(option).max(MAX_OPTIONS),
  /** Of a statement: whether it is true. */
  truth: z.boolean().nullable(),
  value: number.nullable(),
  tolerance: number.min(0),
  unit: text(30),
  explanation: text(4000),
  /** Class, chapter and second where the answer is taught. */
  reference: reference.nullable(),
  /** Keys such as `billing:denials`. */
  topics: z.array(z.string().max(100)).max(20),
});
type Facts = z.infer<typeof facts>;

const picture = z.object({ id: z.uuid(), alt: words(300) }).nullable();

/** What a question of its kind lacks, by field. */
function flawOf({ kind, options, truth, value }: Facts): [keyof Facts, string] | null {
  if (kind === 'numeric') return value === null ? ['value', 'is missing'] : null;
  if (kind === 'true-false') return truth === null ? ['truth', 'is missing'] : null;
  if (options.length < 2) return ['options', 'are fewer than two'];
  const texts = options.map((one) => one.text.toLowerCase());
  if (new Set(texts).size < texts.length) return ['options', 'say the same'];
  if (new Set(options.map(({ id }) => id)).size < options.length) return ['options', 'share an id'];
  const right = options.filter((one) => one.right).length;
  if (kind === 'single' && right !== 1) return ['options', 'need exactly one that is right'];
  if (kind === 'multiple' && right < 1) return ['options', 'need one that is right'];
  return null;
}

const complete = (input: Facts, context: z.RefinementCtx): void => {
  const flaw = flawOf(input);
  if (flaw) context.addIssue({ code: 'custom', path: [flaw[0]], message: flaw[1] });
};

export const questionInput = facts.extend({ picture }).superRefine(complete);
export type QuestionInput = z.infer<typeof questionInput>;

export const questionChange = facts
  .extend({ picture, revision: z.number().int().min(1).max(MAX_INT4) })
  .superRefine(complete);
export type QuestionChange = z.infer<typeof questionChange>;

/** A question as its authors see it. */
export const questionView = facts
  .extend({
    id: z.uuid(),
    revision: z.number().int(),
    picture: z.object({ id: z.uuid(), url: z.string(), alt: z.string() }).nullable(),
    /** How many quizzes ask it. */
    quizzes: z.number().int(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Question' });
export type QuestionView = z.infer<typeof questionView>;

export const questionPage = pageOf(questionView).meta({ id: 'QuestionPage' });

export const questionQuery = pageQuery.extend({
  /** Words in the question, its options or its explanation. */
  q: text(200).optional(),
  /** Key of a topic. */
  topic: z.string().max(100).optional(),
});
export type QuestionQuery = z.infer<typeof questionQuery>;

/** PNG, JPEG or WebP as base64. */
export const newPicture = z.object({ data: z.string().min(1).max(MAX_PICTURE) });
export type NewPicture = z.infer<typeof newPicture>;

export const pictureView = z
  .object({ id: z.uuid(), url: z.string() })
  .meta({ id: 'QuestionPicture' });
export type PictureView = z.infer<typeof pictureView>;
