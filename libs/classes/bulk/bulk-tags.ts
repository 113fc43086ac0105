import type { Audience } from '../audience';

/** How one list of names is changed. */
export interface ListChange {
  mode: 'add' | 'replace';
  keys: readonly string[];
}

/** What is changed in many classes at once; what is left out stays. */
export interface TagChange {
  topics?: ListChange | undefined;
  specialties?: ListChange | undefined;
  speaker?: string | undefined;
  audience?: Audience | undefined;
}

/** What a class is filed under. */
export interface ClassTags {
  topics: string[];
  specialties: string[];
  speaker: string;
  audience: Audience;
}

/** What a class becomes. What is added comes last: the main topic stays the first. */
export function retag(before: ClassTags, change: TagChange): ClassTags {
  return {
    topics: changed(before.topics, change.topics),
    specialties: changed(before.specialties, change.specialties),
    speaker: change.speaker ?? before.speaker,
    audience: change.audience ?? before.audience,
  };
}

/** Only what differs; empty when the class is so already. */
export function differences(before: ClassTags, after: ClassTags): Partial<ClassTags> {
  const differs = (key: keyof ClassTags): boolean =>
    JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  return {
    ...(differs('topics') && { topics: after.topics }),
    ...(differs('specialties') && { specialties: after.specialties }),
    ...(differs('speaker') && { speaker: after.speaker }),
    ...(differs('audience') && { audience: after.audience }),
  };
}

function changed(before: readonly string[], change: ListChange | undefined): string[] {
  if (!change) return [...before];
  return [...new Set(change.mode === 'add' ? [...before, ...change.keys] : change.keys)];
}
