import { PARTICIPANT_ROLES } from '@rounds/accounts';
import { pageOf, pageQuery } from '@rounds/platform/http';
import { z } from 'zod';
import { DUE_STATES } from './due';

const milliseconds = z.number().int().min(0);
const share = z.number().min(0).max(1);
const role = z.enum(PARTICIPANT_ROLES);
const dueOn = z.iso.date();
const note = z.string().trim().max(1000);

export const idParams = z.object({ id: z.uuid() });
export type IdParams = z.infer<typeof idParams>;

/** Who is meant; role and person left out: everybody. */
const who = z.object({
  /** Left out or null: every practice, for staff only; a manager's is always the own one. */
  practiceId: z.uuid().nullish(),
  participantRole: role.nullish(),
  personId: z.uuid().nullish(),
});

export const newAssignment = who.extend({
  /** Exactly one of class and topic. */
  classId: z.uuid().nullish(),
  /** `billing:denials`; a step stands for the overlays below it, too. */
  topic: z.string().max(200).nullish(),
  dueOn,
  note: note.default(''),
});
export type NewAssignment = z.infer<typeof newAssignment>;

export const assignmentChange = z.object({ dueOn: dueOn.optional(), note: note.optional() });
export type AssignmentChange = z.infer<typeof assignmentChange>;

export const reachQuery = who;
export type ReachQuery = z.infer<typeof reachQuery>;
export const reach = z.object({ people: z.number().int() }).meta({ id: 'AssignmentReach' });

const target = {
  classId: z.uuid().nullable(),
  topic: z.string().nullable(),
  /** Of the class or topic, in the reader's language. */
  title: z.string(),
};

export const assignmentView = z
  .object({
    id: z.uuid(),
    ...target,
    practice: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    participantRole: role.nullable(),
    dueOn,
    note: z.string(),
    createdAt: z.iso.datetime(),
    /** Whether the reader may change it: a manager sees the vendor's, too. */
    mine: z.boolean(),
  })
  .meta({ id: 'Assignment' });
export type AssignmentView = z.infer<typeof assignmentView>;
export const assignmentPage = pageOf(assignmentView).meta({ id: 'AssignmentPage' });
export const assignmentQuery = pageQuery.extend({ practiceId: z.uuid().optional() });
export type AssignmentQuery = z.infer<typeof assignmentQuery>;

export const dueItem = z
  .object({
    assignmentId: z.uuid(),
    ...target,
    dueOn,
    note: z.string(),
    state: z.enum(DUE_STATES),
    /** 0 unless overdue. */
    daysOverdue: z.number().int(),
    progress: share,
    /** What to open next. */
    next: z
      .object({
        classId: z.uuid(),
        chapterId: z.uuid().nullable(),
        title: z.string(),
        startMs: milliseconds,
      })
      .nullable(),
  })
  .meta({ id: 'DueItem' });
export type DueItem = z.infer<typeof dueItem>;
export const dueList = z.object({ items: z.array(dueItem) }).meta({ id: 'DueList' });
export type DueList = z.infer<typeof dueList>;

export const nudgeInput = z.object({ personIds: z.array(z.uuid()).min(1).max(500) });
export type NudgeInput = z.infer<typeof nudgeInput>;

export const nudgeAnswer = z
  .object({
    /** Ids of who gets a mail. */
    sent: z.array(z.uuid()),
    skipped: z.array(
      z.object({ personId: z.uuid(), reason: z.enum(['nothing-overdue', 'nudged-today']) }),
    ),
  })
  .meta({ id: 'NudgeAnswer' });
export type NudgeAnswer = z.infer<typeof nudgeAnswer>;
