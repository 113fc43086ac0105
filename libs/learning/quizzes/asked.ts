import type { QuestionKey } from './question';

/** Where the answer is taught. */
export interface TaughtAt {
  classId: string;
  chapterId: string;
  atMs: number;
}

/** A question as it was when an attempt began: editing it later changes nothing that was asked. */
export interface AskedQuestion extends QuestionKey {
  id: string;
  prompt: string;
  picture: { id: string; alt: string } | null;
  unit: string;
  explanation: string;
  reference: TaughtAt | null;
  /** Ids of the options in the order in which they are shown. */
  shown: string[];
}

/** The list in an order that nobody can foresee. @param random in [0, 1) */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** Options as they are shown: steps to be put in order never stand in it already. */
export function shownOptions(
  { kind, options }: Pick<QuestionKey, 'kind' | 'options'>,
  shuffle: boolean,
  random: () => number,
): string[] {
  const ids = options.map(({ id }) => id);
  if (kind !== 'ordering') return shuffle ? shuffled(ids, random) : ids;
  const mixed = shuffled(ids, random);
  const isInOrder = mixed.every((id, index) => id === ids[index]);
  return isInOrder ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}

/** Part of the questions that were answered right; 0 of none. */
export const scoreOf = (right: readonly boolean[]): number =>
  right.length === 0 ? 0 : right.filter(Boolean).length / right.length;

/** The pass mark counts as it is shown: 2 of 3 pass a mark of 66 per cent, not one of 67. */
export const hasPassed = (score: number, passPercent: number): boolean =>
  score * 100 + 1e-9 >= passPercent;
