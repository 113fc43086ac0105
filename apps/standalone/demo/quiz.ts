import type { TopicKey } from './lesson';

/** What is asked, and what is right. */
export type DemoKey =
  | { kind: 'single'; right: string; wrong: readonly string[] }
  | { kind: 'multiple'; right: readonly string[]; wrong: readonly string[] }
  | { kind: 'true-false'; truth: boolean }
  | { kind: 'numeric'; value: number; tolerance: number; unit: string }
  | { kind: 'ordering'; steps: readonly string[] };

export interface DemoQuestion {
  prompt: string;
  key: DemoKey;
  explanation: string;
  /** Where it is taught: title of the chapter, and a moment in it. */
  chapter: string;
  atMs: number;
  topics: readonly TopicKey[];
}

/** `marks`: by question, 1 where it was answered right. */
export interface DemoAttempt {
  email: string;
  daysAgo: number;
  marks: string;
}

export interface DemoQuiz {
  classSlug: string;
  title: string;
  passPercent: number;
  /** Null: as many as people like. */
  maxAttempts: number | null;
  shuffleQuestions: boolean;
  questions: readonly DemoQuestion[];
  attempts: readonly DemoAttempt[];
}

export const took = (email: string, daysAgo: number, marks: string): DemoAttempt => ({
  ...{ email, daysAgo, marks },
});
