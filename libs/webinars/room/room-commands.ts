import { z } from 'zod';
import { ANSWER_WAYS } from './room-event';

const MAX_MESSAGE = 1000;
const MAX_TITLE = 200;
const MAX_URL = 2000;
/** More are no poll but a form. */
const MAX_OPTIONS = 10;

/** NUL and halves of characters. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** As people type it: what no table can hold is refused, and nothing but blanks is nothing. */
const words = (max: number) =>
  z
    .string()
    .max(max)
    .trim()
    .refine((text) => !UNSTORABLE.test(text), 'Characters that no text can hold');
const text = words(MAX_MESSAGE).min(1);
const title = words(MAX_TITLE).min(1);
const sequence = z.number().int().min(1).max(2_147_483_647);
const id = z.uuid();

/** What people may ask a room to do; `id` is theirs, so that sending again does nothing again. */
export const roomCommand = z.discriminatedUnion('do', [
  z.object({ id, do: z.literal('say'), text }),
  z.object({ id, do: z.literal('delete-message'), message: sequence }),
  z.object({ id, do: z.literal('mute'), participant: sequence }),
  z.object({ id, do: z.literal('unmute'), participant: sequence }),
  z.object({ id, do: z.literal('ask'), text }),
  z.object({ id, do: z.literal('delete-question'), question: sequence }),
  z.object({ id, do: z.literal('upvote'), question: sequence }),
  z.object({ id, do: z.literal('withdraw-upvote'), question: sequence }),
  z.object({
    id,
    do: z.literal('answer'),
    question: sequence,
    how: z.enum(ANSWER_WAYS),
    text: words(MAX_MESSAGE).default(''),
  }),
  z.object({
    id,
    do: z.literal('open-poll'),
    question: title,
    options: z.array(title).min(2).max(MAX_OPTIONS),
    multiple: z.boolean().default(false),
  }),
  z.object({
    id,
    do: z.literal('vote'),
    poll: sequence,
    choices: z.array(z.number().int().min(0).max(MAX_OPTIONS)).min(1).max(MAX_OPTIONS),
  }),
  z.object({ id, do: z.literal('close-poll'), poll: sequence }),
  z.object({ id, do: z.literal('raise-hand') }),
  z.object({ id, do: z.literal('lower-hand'), participant: sequence.optional() }),
  z.object({ id, do: z.literal('offer-presenting'), participant: sequence }),
  z.object({ id, do: z.literal('accept-offer') }),
  z.object({ id, do: z.literal('close-offer') }),
  z.object({ id, do: z.literal('announce'), text }),
  z.object({
    id,
    do: z.literal('mark-chapter'),
    title,
    topic: z.string().max(200).nullable().default(null),
  }),
  z.object({
    id,
    do: z.literal('share-handout'),
    title,
    url: z.url({ protocol: /^https?$/ }).max(MAX_URL),
  }),
]);
export type RoomCommand = z.output<typeof roomCommand>;
