import type { components } from '@rounds/api-client';
import { formatDecimal } from '../../quizzes/decimal';
import { newOptionId } from './option-id';
import {
  blankQuestion,
  filledOptions,
  numberOf,
  usesOptions,
  type QuestionDraft,
} from './question-draft';

type View = components['schemas']['Question'];
type Input = Omit<View, 'id' | 'revision' | 'quizzes' | 'updatedAt' | 'picture'> & {
  picture: { id: string; alt: string } | null;
};

/** A question of the bank in its form; what its kind does not use is blank. */
export function toDraft(view: View, locale: string): QuestionDraft {
  const { kind, prompt, picture, unit, explanation, reference, topics } = view;
  const isNumber = kind === 'numeric' && view.value !== null;
  return {
    ...{ kind, prompt, picture, unit, explanation, reference, topics },
    options: usesOptions(kind) ? view.options : blankQuestion(kind, newOptionId).options,
    truth: view.truth ?? true,
    value: isNumber ? formatDecimal(view.value ?? 0, locale) : '',
    tolerance: isNumber && view.tolerance > 0 ? formatDecimal(view.tolerance, locale) : '',
  };
}

/** What the form says, without what its kind does not use. */
export function toInput(draft: QuestionDraft, locale: string): Input {
  const { kind, prompt, picture, unit, explanation, reference, topics } = draft;
  const number = kind === 'numeric' ? numberOf(draft, locale) : null;
  return {
    ...{ kind, prompt, explanation, reference, topics },
    picture: picture && { id: picture.id, alt: picture.alt },
    options: usesOptions(kind)
      ? filledOptions(draft).map((option) => ({
          ...option,
          right: kind !== 'ordering' && option.right,
        }))
      : [],
    truth: kind === 'true-false' ? draft.truth : null,
    value: number?.value ?? null,
    tolerance: number?.tolerance ?? 0,
    unit: kind === 'numeric' ? unit : '',
  };
}
