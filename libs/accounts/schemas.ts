import { ROLES } from '@rounds/platform/http';
import { z } from 'zod';
import { LOCALES, PARTICIPANT_ROLES } from './role';

export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** One line of text: PostgreSQL takes no NUL, and pages no line breaks in names. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u, 'No control characters');
export const personName = line(200).min(1);
export const participantRole = z.enum(PARTICIPANT_ROLES);
export const locale = z.enum(LOCALES);
/** A password as it is given at sign-in; bounded so that hashing it is. */
export const givenPassword = z.string().min(1).max(500);

export const idParam = z.object({ id: z.uuid() });
export type IdParam = z.infer<typeof idParam>;

export const me = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    practice: z
      .object({ id: z.uuid(), name: z.string(), specialties: z.array(z.string()) })
      .nullable(),
    participantRole: participantRole.nullable(),
    locale,
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

/** The only one that the session reaches, when a join link opened it. */
const joinedWebinar = z.uuid().nullable();

export const sessionAnswer = z
  .object({ person: me, csrfToken: z.string(), webinarId: joinedWebinar })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof sessionAnswer>;

export const maybeSession = z
  .object({ person: me.nullable(), csrfToken: z.string().nullable(), webinarId: joinedWebinar })
  .meta({ id: 'MaybeSession' });
export type MaybeSession = z.infer<typeof maybeSession>;

export const practice = z
  .object({
    id: z.uuid(),
    name: z.string(),
    specialties: z.array(z.string()),
    active: z.boolean(),
    peopleCount: z.number().int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Practice' });
export type PracticeView = z.infer<typeof practice>;

export const person = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    practiceId: z.uuid().nullable(),
    practiceName: z.string().nullable(),
    participantRole: participantRole.nullable(),
    locale,
    active: z.boolean(),
    /** Invited, but has not accepted yet. */
    invited: z.boolean(),
    lastSeenAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Person' });
export type PersonView = z.infer<typeof person>;
