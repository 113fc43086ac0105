/** What is looked at before a class comes before learners, in the order of the work. */
export const CHECKS = [
  'playable',
  'chapters',
  'topics',
  'description',
  'captions',
  'patientData',
] as const;
export type Check = (typeof CHECKS)[number];

/** `blocking` keeps it from being published; `open` would make it better. */
export const CHECK_STATES = ['done', 'open', 'blocking'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export interface ClassFacts {
  playable: boolean;
  description: string;
  /** Keys, of the class as a whole. */
  topics: readonly string[];
  chapters: readonly { topics: readonly string[] }[];
  /** Somebody looked for patient data in this very version and saw none. */
  patientChecked: boolean;
}

export interface CheckItem {
  key: Check;
  state: CheckState;
}

/** How far a class is from being ready. */
export function checklistOf(facts: ClassFacts): CheckItem[] {
  const { chapters, topics } = facts;
  const hasTopics = topics.length > 0 || chapters.some((chapter) => chapter.topics.length > 0);
  const states: Record<Check, CheckState> = {
    playable: facts.playable ? 'done' : 'blocking',
    chapters: chapters.length > 1 ? 'done' : 'open',
    topics: hasTopics ? 'done' : 'open',
    description: facts.description.trim() === '' ? 'open' : 'done',
    // No class has any yet: they come with speech to text.
    captions: 'open',
    patientData: facts.patientChecked ? 'done' : 'blocking',
  };
  return CHECKS.map((key) => ({ key, state: states[key] }));
}
