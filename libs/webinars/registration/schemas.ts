import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';
import { REGISTRATION_STATES, REMINDERS } from './registration';
import { timeZone } from '../schedule/zone-schemas';

const reminders = z
  .array(z.enum(REMINDERS))
  .max(REMINDERS.length)
  .refine((list) => new Set(list).size === list.length, 'Each reminder once');

export const registrationInput = z.object({
  /** Where the person is; mails tell times in it. Left out: that of the host. */
  timeZone: timeZone.optional(),
  reminders: reminders.optional(),
  /** For all of the series that are still to come. */
  wholeSeries: z.boolean().default(false),
});
export type RegistrationInput = z.infer<typeof registrationInput>;

export const reminderChoice = z.object({ reminders });
export type ReminderChoice = z.infer<typeof reminderChoice>;

/** The whole series is left, too. */
export const leaveQuery = z.object({ wholeSeries: z.literal('true').optional() });
export type LeaveQuery = z.infer<typeof leaveQuery>;

export const registrationView = z
  .object({
    id: z.uuid(),
    person: z.object({ id: z.uuid(), name: z.string(), practice: z.string().nullable() }),
    state: z.enum(REGISTRATION_STATES),
    registeredAt: z.iso.datetime(),
  })
  .meta({ id: 'WebinarRegistration' });
export type RegistrationView = z.infer<typeof registrationView>;
export const registrationPage = pageOf(registrationView).meta({ id: 'WebinarRegistrationPage' });
export const registrationQuery = pageQuery;
export type RegistrationQuery = z.infer<typeof registrationQuery>;

/** The token of a personal link. */
export const joinInput = z.object({ token: z.string().max(100) });
export type JoinInput = z.infer<typeof joinInput>;
