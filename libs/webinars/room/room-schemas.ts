import { z } from 'zod';
import { ANSWER_WAYS, ROOM_ROLES } from './room-event';

const sequence = z.number().int().min(1);
const count = z.number().int().min(0);

/** Who did it, as a number in this room: names come apart, to those who may know them. */
const base = { sequence, at: z.iso.datetime(), by: sequence };
/** Votes are secret: they say no author. */
const secret = { sequence, at: z.iso.datetime() };
const event = <Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind), ...base });

/** An event as everybody in the room is told it. */
export const roomEventView = z
  .discriminatedUnion('kind', [
    event('joined').extend({
      role: z.enum(ROOM_ROLES),
      /** Of hosts and speakers, whom everybody may know. */
      name: z.string().nullable(),
    }),
    event('message-sent').extend({ text: z.string(), deleted: z.boolean() }),
    event('message-deleted').extend({ message: sequence }),
    event('person-muted').extend({ participant: sequence }),
    event('person-unmuted').extend({ participant: sequence }),
    event('question-asked').extend({ text: z.string(), deleted: z.boolean() }),
    event('question-deleted').extend({ question: sequence }),
    z.object({
      kind: z.enum(['question-upvoted', 'upvote-withdrawn']),
      ...secret,
      question: sequence,
      upvotes: count,
    }),
    event('question-answered').extend({
      question: sequence,
      how: z.enum(ANSWER_WAYS),
      text: z.string(),
    }),
    event('poll-opened').extend({
      question: z.string(),
      options: z.array(z.string()),
      multiple: z.boolean(),
    }),
    z.object({
      kind: z.literal('poll-voted'),
      ...secret,
      poll: sequence,
      counts: z.array(count),
      voters: count,
    }),
    event('poll-closed').extend({ poll: sequence }),
    event('hand-raised'),
    event('hand-lowered').extend({ participant: sequence }),
    event('presenting-offered').extend({ participant: sequence }),
    event('offer-accepted'),
    event('offer-closed'),
    event('announced').extend({ text: z.string() }),
    event('chapter-marked').extend({ title: z.string(), topic: z.string().nullable() }),
    event('handout-shared').extend({ title: z.string(), url: z.string() }),
    event('file-shared').extend({ name: z.string(), bytes: count }),
    event('handout-withdrawn').extend({ handout: sequence }),
  ])
  .meta({ id: 'RoomEvent' });
export type RoomEventView = z.infer<typeof roomEventView>;

export const webinarParams = z.object({ id: z.uuid() });
export type WebinarParams = z.infer<typeof webinarParams>;

export const eventsQuery = z.object({ after: z.coerce.number().int().min(0).default(0) });
export type EventsQuery = z.infer<typeof eventsQuery>;

/** Names of participants by their numbers. */
export const participantNames = z.record(z.string(), z.string());

export const roomEvents = z
  .object({
    items: z.array(roomEventView),
    names: participantNames,
    /** Of who asks. */
    role: z.enum(ROOM_ROLES),
    /** The room takes nothing any more. */
    over: z.boolean(),
  })
  .meta({ id: 'RoomEvents' });
export type RoomEvents = z.infer<typeof roomEvents>;
