import { FINISHED } from '@rounds/classes';

/** What one may give feedback on. */
export const FEEDBACK_KINDS = ['class', 'chapter', 'quiz'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** Who has come to the end of a class after so much of it is asked, too. */
const ENOUGH_AT_THE_END = 0.5;
/** The end is reached this near to it: players stop a little early. */
const END_MS = 2000;

export interface Thing {
  kind: FeedbackKind;
  thingId: string;
  title: string;
  finished: boolean;
  /** Answered or dismissed, now or ever. */
  asked: boolean;
}

/** Whether a class is finished: most of it was played, or half of it and the end. */
export function isFinished(
  { watched, progress }: { watched: readonly (readonly [number, number])[]; progress: number },
  durationMs: number,
): boolean {
  if (progress >= FINISHED) return true;
  const atEnd = (watched.at(-1)?.[1] ?? 0) >= durationMs - END_MS;
  return atEnd && progress >= ENOUGH_AT_THE_END;
}

/**
 * The one thing to ask about now, or nothing. A finished quiz comes first, then the class. A
 * chapter is asked about only while the class is unfinished, only the last finished one, and not
 * when a later one was asked about already: nobody has to work off a list. A single chapter is the
 * class. Who was asked about the class is left alone about its chapters.
 * @param things chapters in the order of the class
 */
export function whatToAsk(things: readonly Thing[]): Thing | null {
  const quiz = things.find(({ kind, finished, asked }) => kind === 'quiz' && finished && !asked);
  if (quiz) return quiz;
  const whole = things.find(({ kind }) => kind === 'class');
  if (!whole || whole.asked) return null;
  if (whole.finished) return whole;
  const chapters = things.filter(({ kind }) => kind === 'chapter');
  if (chapters.length < 2) return null;
  const last = chapters.findLast(({ finished, asked }) => finished || asked);
  return last && !last.asked ? last : null;
}
