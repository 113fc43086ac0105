import type { Answer } from './answer';
import { formatDecimal } from './decimal';

interface Asked {
  kind: string;
  options: readonly { id: string; text: string }[];
  unit: string;
}
interface Words {
  trueFalse: (id: string) => string;
  tolerance: (value: string) => string;
}

/** An answer in words, a line an option; of a right number also how far off it may be. */
export function answerLines(
  { kind, options, unit }: Asked,
  answer: Answer & { tolerance?: number },
  locale: string,
  words: Words,
): string[] {
  if (kind === 'numeric') {
    if (answer.value === null) return [];
    const value = [formatDecimal(answer.value, locale), unit].filter(Boolean).join(' ');
    const { tolerance = 0 } = answer;
    return [
      tolerance > 0 ? `${value} ${words.tolerance(formatDecimal(tolerance, locale))}` : value,
    ];
  }
  if (kind === 'true-false') return answer.picked.map(words.trueFalse);
  const texts = new Map(options.map(({ id, text }) => [id, text]));
  const known = answer.picked.filter((id) => texts.has(id));
  // What was chosen stands in the order of the question; an ordering in the person's own.
  const ids =
    kind === 'ordering' ? known : options.map(({ id }) => id).filter((id) => known.includes(id));
  return ids.map((id) => texts.get(id) ?? '');
}
