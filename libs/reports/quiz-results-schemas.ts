import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';

export const RESULT_STATES = ['passed', 'failed'] as const;

export const quizResultsFilter = z.object({
  quizId: z.uuid().optional(),
  classId: z.uuid().optional(),
  practiceId: z.uuid().optional(),
  state: z.enum(RESULT_STATES).optional(),
  /** Words of a person's name or e-mail address. */
  q: z.string().trim().max(200).optional(),
});
export type QuizResultsFilter = z.infer<typeof quizResultsFilter>;
export const quizResultsQuery = pageQuery.extend(quizResultsFilter.shape);
export type QuizResultsQuery = z.infer<typeof quizResultsQuery>;

export const quizResult = z
  .object({
    /** Of the attempt. */
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    practice: z.object({ id: z.uuid(), name: z.string() }),
    quizId: z.uuid(),
    quizTitle: z.string(),
    classId: z.uuid(),
    classTitle: z.string(),
    versionNumber: z.number().int(),
    /** 1 is the person's first attempt at the quiz. */
    attempt: z.number().int(),
    /** Part of the questions that were answered right, 0 to 1. */
    score: z.number().min(0).max(1),
    passed: z.boolean(),
    finishedAt: z.iso.datetime(),
  })
  .meta({ id: 'QuizResult' });
export type QuizResult = z.infer<typeof quizResult>;
export const quizResultPage = pageOf(quizResult).meta({ id: 'QuizResultPage' });
