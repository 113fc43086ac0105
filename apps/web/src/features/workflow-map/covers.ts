/** A specialty's detail hangs below its step: `practice:eligibility/chiropractic/visit-limits`. */
export const stepOf = (topic: string): string => topic.split('/')[0] ?? topic;

/** Whether a topic is the step or something below it. */
export const covers = (step: string, topic: string): boolean =>
  topic === step || topic.startsWith(`${step}/`);

/** The steps behind topics, each once, in their order. */
export const stepsOf = (topics: readonly string[]): string[] => [...new Set(topics.map(stepOf))];
