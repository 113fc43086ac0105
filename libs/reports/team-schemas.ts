import { PARTICIPANT_ROLES } from '@rounds/accounts';
import { dueItem } from '@rounds/learning';
import { z } from 'zod';

const share = z.number().min(0).max(1);

export const teamFilter = z.object({
  /** Only people who are late with something. */
  overdue: z.enum(['true']).optional(),
  q: z.string().trim().max(200).optional(),
});
export type TeamFilter = z.infer<typeof teamFilter>;

export const teamMember = z
  .object({
    id: z.uuid(),
    name: z.string(),
    participantRole: z.enum(PARTICIPANT_ROLES).nullable(),
    lastSeenAt: z.iso.datetime().nullable(),
    nudgedAt: z.iso.datetime().nullable(),
    /** Whether a reminder would be sent now. */
    mayBeNudged: z.boolean(),
    overdue: z.array(dueItem),
    due: z.array(dueItem),
    /** Steps of the map that the library covers, in its order. */
    topics: z.array(z.object({ key: z.string(), title: z.string(), progress: share })),
    quizzes: z.object({ taken: z.number().int(), passed: z.number().int() }),
  })
  .meta({ id: 'TeamMember' });
export type TeamMember = z.infer<typeof teamMember>;

/** A practice's people are few: they come at once. */
export const teamView = z.object({ items: z.array(teamMember) }).meta({ id: 'Team' });
export type TeamView = z.infer<typeof teamView>;
