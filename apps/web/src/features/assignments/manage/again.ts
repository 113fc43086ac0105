import type { Assignment, NewAssignment } from './api';

/** What makes an assignment anew that was withdrawn. */
export const again = (one: Assignment): NewAssignment => ({
  classId: one.classId,
  topic: one.topic,
  practiceId: one.practice?.id ?? null,
  personId: one.person?.id ?? null,
  participantRole: one.participantRole,
  dueOn: one.dueOn,
  note: one.note,
});
