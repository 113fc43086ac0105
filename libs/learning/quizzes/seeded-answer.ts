import type { Answer, QuestionKey } from './question';

/**
 * For the demo: an answer that is right, or wrong as people are wrong.
 * @param variant another number is wrong in another way, where the kind has several
 */
export function seededAnswer(key: QuestionKey, right: boolean, variant: number): Answer {
  const picked = (ids: string[]): Answer => ({ picked: ids, value: null });
  const ids = (is: boolean) => key.options.filter((one) => one.right === is).map(({ id }) => id);
  switch (key.kind) {
    case 'numeric':
      return { picked: [], value: (key.value ?? 0) + (right ? 0 : 2 * key.tolerance + 1) };
    case 'true-false':
      return picked([String(key.truth === right)]);
    case 'ordering': {
      const steps = key.options.map(({ id }) => id);
      return picked(right ? steps : [...steps.slice(1), ...steps.slice(0, 1)]);
    }
    case 'single': {
      const wrong = ids(false);
      return picked(right ? ids(true) : wrong.slice(variant % wrong.length).slice(0, 1));
    }
    case 'multiple': {
      if (right) return picked(ids(true));
      const forgotten = ids(true).slice(1);
      return picked(variant % 2 === 0 ? forgotten : [...forgotten, ...ids(false).slice(0, 1)]);
    }
  }
}
