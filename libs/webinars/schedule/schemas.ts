import { PARTICIPANT_ROLES } from '@rounds/accounts';
import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';
import { REGISTRATION_STATES, REMINDERS } from '../registration/registration';
import { MAX_OCCURRENCES } from './recurrence';
import { plannedRecurrence, recurrenceSchema } from './recurrence-schemas';
import { PERSON_ROLES, WEBINAR_STATES } from './webinar';
import { timeZone, wallClock } from './zone-schemas';

const MAX_TITLE = 200;
const plain = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\0'), 'No NUL characters');
const keys = z.array(plain(200)).max(50);
const title = plain(MAX_TITLE)
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .refine((text) => text.length > 0, 'A title is needed');
const count = z.number().int().min(0);
const revision = z.number().int().min(1);
const instant = z.iso.datetime();

const durationMinutes = z.number().int().min(5).max(720);
const capacity = z.number().int().min(1).max(100_000).nullable();

export const audienceSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('everyone') }),
    z.object({ kind: z.literal('specialties'), keys: keys.min(1) }),
    z.object({ kind: z.literal('roles'), keys: z.array(z.enum(PARTICIPANT_ROLES)).min(1) }),
    z.object({ kind: z.literal('practices'), ids: z.array(z.uuid()).min(1).max(1000) }),
  ])
  .meta({ id: 'WebinarAudience' });

const people = z
  .array(z.object({ id: z.uuid(), role: z.enum(PERSON_ROLES) }))
  .max(20)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'Each person once');

export const newWebinar = z.object({
  title,
  description: plain(5000).trim().default(''),
  /** Wall clock in `timeZone`. */
  startsLocal: wallClock,
  timeZone,
  durationMinutes,
  capacity: capacity.default(null),
  audience: audienceSchema.default({ kind: 'everyone' }),
  topics: keys.default([]),
  /** Left out: whoever makes it is the host. */
  people: people.optional(),
  isRehearsal: z.boolean().default(false),
  /** Makes it a series. */
  recurrence: plannedRecurrence.optional(),
  /** Days on which the series does not come. */
  exceptions: z.array(z.iso.date()).max(MAX_OCCURRENCES).default([]),
  /** At once in people's lists, or first a draft. */
  state: z.enum(['draft', 'scheduled']).default('draft'),
});
export type NewWebinar = z.infer<typeof newWebinar>;

/** Of a series: this one alone, or this one and all that follow. */
const scope = z.enum(['this', 'following']).default('this');

export const webinarChange = z.object({
  /** As read; 409 `edited-meanwhile` when somebody saved since. */
  revision,
  scope,
  title: title.optional(),
  description: plain(5000).trim().optional(),
  /** Both or none: a wall clock and its zone. */
  startsLocal: wallClock.optional(),
  timeZone: timeZone.optional(),
  durationMinutes: durationMinutes.optional(),
  capacity: capacity.optional(),
  audience: audienceSchema.optional(),
  topics: keys.optional(),
  people: people.optional(),
  isRehearsal: z.boolean().optional(),
});
export type WebinarChange = z.infer<typeof webinarChange>;

export const webinarMove = z.object({ revision, scope });
export type WebinarMoveInput = z.infer<typeof webinarMove>;

export const idParams = z.object({ id: z.uuid() });
export type IdParams = z.infer<typeof idParams>;

const ownRegistration = z
  .object({
    state: z.enum(REGISTRATION_STATES),
    /** Of those who wait, the first is 1; null: does not wait. */
    place: count.nullable(),
    reminders: z.array(z.enum(REMINDERS)),
  })
  .meta({ id: 'OwnWebinarRegistration' });

export const webinarView = z
  .object({
    id: z.uuid(),
    title: z.string(),
    description: z.string(),
    startsAt: instant,
    endsAt: instant,
    durationMinutes: z.number().int(),
    /** Of the host. */
    timeZone: z.string(),
    state: z.enum(WEBINAR_STATES),
    /** One that ended without having been live did not take place. */
    wasLive: z.boolean(),
    /** The published class made of it, when the person may watch it. */
    classId: z.uuid().nullable(),
    capacity: z.number().int().nullable(),
    registered: count,
    waiting: count,
    isRehearsal: z.boolean(),
    series: z
      .object({
        id: z.uuid(),
        recurrence: recurrenceSchema,
        /** How many of it are still to come. */
        ahead: count,
        /** Whether the person comes to all of them. */
        registered: z.boolean(),
      })
      .nullable(),
    topics: z.array(z.string()),
    people: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(PERSON_ROLES) })),
    /** What the person is to it. */
    role: z.enum(['host', 'speaker', 'registered', 'invited']),
    registration: ownRegistration.nullable(),
    /** For staff; null for others. */
    audience: audienceSchema.nullable(),
    revision: z.number().int(),
  })
  .meta({ id: 'Webinar' });
export type WebinarView = z.infer<typeof webinarView>;
export const webinarPage = pageOf(webinarView).meta({ id: 'WebinarPage' });

export const webinarQuery = pageQuery.extend({
  state: z.enum(WEBINAR_STATES).optional(),
  q: plain(200).trim().optional(),
});
export type WebinarQuery = z.infer<typeof webinarQuery>;

export const upcomingQuery = pageQuery.extend({
  /** Only those that the person registered for. */
  mine: z.literal('true').optional(),
});
export type UpcomingQuery = z.infer<typeof upcomingQuery>;

export const presenters = z
  .object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) })
  .meta({ id: 'WebinarPresenters' });
export type Presenters = z.infer<typeof presenters>;

export const speakerQuery = z.object({ q: plain(200).trim().optional() });
export type SpeakerQuery = z.infer<typeof speakerQuery>;

/** `practice`: null for staff. */
export const speakers = z
  .object({
    items: z.array(z.object({ id: z.uuid(), name: z.string(), practice: z.string().nullable() })),
  })
  .meta({ id: 'WebinarSpeakers' });
export type Speakers = z.infer<typeof speakers>;
