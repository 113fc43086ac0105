import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';
import { REQUEST_STATES } from './topic-request';

const MAX_NOTE = 1000;
const state = z.enum(REQUEST_STATES);
const step = z.object({ key: z.string(), title: z.string() }).nullable();

export const idParams = z.object({ id: z.uuid() });
export type IdParams = z.infer<typeof idParams>;

export const requestView = z
  .object({
    id: z.uuid(),
    practice: step,
    billing: step,
    state,
    /** Those who asked read it. */
    note: z.string(),
    revision: z.number().int(),
    votes: z.number().int().min(0),
    /** Whose people ask, with how many; most first. */
    practices: z.array(z.object({ name: z.string(), votes: z.number().int() })),
    createdAt: z.iso.datetime(),
    lastVoteAt: z.iso.datetime().nullable(),
    handledAt: z.iso.datetime().nullable(),
    handledBy: z.string().nullable(),
  })
  .meta({ id: 'TopicRequest' });
export type RequestView = z.infer<typeof requestView>;
export const requestPage = pageOf(requestView).meta({ id: 'TopicRequestPage' });

export const requestQuery = pageQuery.extend({ state: state.optional() });
export type RequestQuery = z.infer<typeof requestQuery>;

export const requestAnswer = z.object({
  /** As read; 409 `edited-meanwhile` when somebody answered since. */
  revision: z.number().int().min(1),
  state,
  note: z
    .string()
    .max(MAX_NOTE)
    .trim()
    .refine((text) => !text.includes('\0'), 'No NUL characters')
    .default(''),
});
export type RequestAnswer = z.infer<typeof requestAnswer>;

export const ownRequests = z
  .object({
    items: z.array(
      z
        .object({
          practice: step,
          billing: step,
          state,
          note: z.string(),
          votes: z.number().int(),
          votedAt: z.iso.datetime(),
        })
        .meta({ id: 'OwnTopicRequest' }),
    ),
  })
  .meta({ id: 'OwnTopicRequests' });
export type OwnRequests = z.infer<typeof ownRequests>;
