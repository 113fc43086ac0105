import { z } from 'zod';
import { isTimeZone, WALL_CLOCK } from './zone';

export const timeZone = z.string().max(100).refine(isTimeZone, 'Not a time zone');

export const wallClock = z
  .string()
  .regex(WALL_CLOCK)
  .refine((text) => !Number.isNaN(Date.parse(`${text}:00Z`)), 'Not a date and time');
