/** How a question is asked and judged. */
export const QUESTION_KINDS = ['single', 'multiple', 'true-false', 'numeric', 'ordering'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface QuestionOption {
  id: string;
  text: string;
  /** Whether choosing it is right; of an ordering nothing, its right order is that of the list. */
  right: boolean;
}

/** What makes an answer right, whatever the kind; what does not belong to the kind is empty. */
export interface QuestionKey {
  kind: QuestionKind;
  options: QuestionOption[];
  /** Of a statement: whether it is true. */
  truth: boolean | null;
  value: number | null;
  /** How far off a number may be. */
  tolerance: number;
}

/** `picked`: options, in order where order counts; `true` or `false` of a statement. */
export interface Answer {
  picked: string[];
  value: number | null;
}

/** Room for what binary fractions lose: 0.1 + 0.2 is within 0.3 ± 0. */
const EPSILON = 1e-9;

export function isRight(key: QuestionKey, answer: Answer | undefined): boolean {
  if (!answer) return false;
  switch (key.kind) {
    case 'numeric': {
      if (key.value === null || answer.value === null) return false;
      const room = key.tolerance + EPSILON * Math.max(1, Math.abs(key.value));
      return Math.abs(answer.value - key.value) <= room;
    }
    case 'true-false':
      return answer.picked.length === 1 && answer.picked[0] === String(key.truth);
    case 'ordering':
      return sameList(
        answer.picked,
        key.options.map(({ id }) => id),
      );
    case 'single':
    case 'multiple': {
      const right = key.options.filter((option) => option.right).map(({ id }) => id);
      return sameList([...new Set(answer.picked)].toSorted(), right.toSorted());
    }
  }
}

/** Whether the question was asked like that: unknown options and answers of another kind are not. */
export function fits(key: Pick<QuestionKey, 'kind' | 'options'>, answer: Answer): boolean {
  if (key.kind === 'numeric') return answer.picked.length === 0;
  if (answer.value !== null) return false;
  if (new Set(answer.picked).size !== answer.picked.length) return false;
  const known =
    key.kind === 'true-false' ? ['true', 'false'] : key.options.map((option) => option.id);
  if (!answer.picked.every((id) => known.includes(id))) return false;
  if (key.kind === 'multiple') return true;
  if (key.kind === 'ordering') {
    return answer.picked.length === 0 || answer.picked.length === known.length;
  }
  return answer.picked.length <= 1;
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
