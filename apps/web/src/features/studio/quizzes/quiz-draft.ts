/** A quiz as its form has it; its questions by id, in order. */
export interface QuizDraft {
  title: string;
  chapterId: string | null;
  /** Null while the field is empty. */
  passPercent: number | null;
  /** Null: as many as people like. */
  maxAttempts: number | null;
  shuffleQuestions: boolean;
  shuffleOptions: boolean;
  questionIds: string[];
}

export const isQuizComplete = ({ title, passPercent, maxAttempts }: QuizDraft): boolean =>
  title.trim() !== '' &&
  passPercent !== null &&
  passPercent >= 1 &&
  passPercent <= 100 &&
  maxAttempts !== 0;
