import { formatDecimal, parseDecimal } from '../../quizzes/decimal';

export const KINDS = ['single', 'multiple', 'true-false', 'numeric', 'ordering'] as const;
export type QuestionKind = (typeof KINDS)[number];

export interface OptionDraft {
  id: string;
  text: string;
  right: boolean;
}
export interface ReferenceDraft {
  classId: string;
  chapterId: string;
  atMs: number;
}

/** A question as its form has it: every kind's fields at once, so that changing the kind loses none. */
export interface QuestionDraft {
  kind: QuestionKind;
  prompt: string;
  picture: { id: string; url: string; alt: string } | null;
  /** Of an ordering: in the right order. */
  options: OptionDraft[];
  truth: boolean;
  /** As typed. */
  value: string;
  tolerance: string;
  unit: string;
  explanation: string;
  reference: ReferenceDraft | null;
  topics: string[];
}

/** What keeps a question from being asked, by the names of messages. */
export type Flaw = 'prompt' | 'options' | 'twins' | 'right' | 'several' | 'number' | 'alt';

/** Options that have words. */
export const filledOptions = (draft: QuestionDraft): OptionDraft[] =>
  draft.options.filter(({ text }) => text.trim() !== '');

export const usesOptions = (kind: QuestionKind): boolean =>
  kind === 'single' || kind === 'multiple' || kind === 'ordering';

/** What is missing, the first thing to do first. */
export function flawsOf(draft: QuestionDraft, locale: string): Flaw[] {
  const flaws: Flaw[] = [];
  if (draft.prompt.trim() === '') flaws.push('prompt');
  if (draft.picture && draft.picture.alt.trim() === '') flaws.push('alt');
  if (draft.kind === 'numeric' && !numberOf(draft, locale)) flaws.push('number');
  if (!usesOptions(draft.kind)) return flaws;
  const options = filledOptions(draft);
  if (options.length < 2) flaws.push('options');
  const texts = options.map(({ text }) => text.trim().toLowerCase());
  if (new Set(texts).size < texts.length) flaws.push('twins');
  const right = options.filter((option) => option.right).length;
  if (draft.kind === 'single' && right !== 1) flaws.push('right');
  if (draft.kind === 'multiple' && right < 1) flaws.push('several');
  return flaws;
}

/** The right number and how far off an answer may be; null when either is not a number. */
export function numberOf(
  draft: Pick<QuestionDraft, 'value' | 'tolerance'>,
  locale: string,
): { value: number; tolerance: number } | null {
  const value = parseDecimal(draft.value, locale);
  const tolerance = draft.tolerance.trim() === '' ? 0 : parseDecimal(draft.tolerance, locale);
  if (value === null || tolerance === null || tolerance < 0) return null;
  return { value, tolerance };
}

/** The kind changes; of a single choice only the first right option stays right. */
export function ofKind(draft: QuestionDraft, kind: QuestionKind): QuestionDraft {
  if (kind !== 'single') return { ...draft, kind };
  const first = draft.options.find(({ right }) => right)?.id;
  const options = draft.options.map((option) => ({ ...option, right: option.id === first }));
  return { ...draft, kind, options };
}

export function blankQuestion(kind: QuestionKind, newId: () => string): QuestionDraft {
  const options = Array.from({ length: 3 }, (_, index) => ({
    id: newId(),
    text: '',
    right: kind === 'single' && index === 0,
  }));
  return {
    ...{ kind, prompt: '', picture: null, options, truth: true },
    ...{ value: '', tolerance: '', unit: '', explanation: '', reference: null, topics: [] },
  };
}

/** Several lines pasted into an option become as many options. */
export function pasteOptions(
  options: readonly OptionDraft[],
  at: number,
  text: string,
  newId: () => string,
): OptionDraft[] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,2}[.)]|[a-zA-Z][.)])\s+/, '').trim())
    .filter(Boolean);
  if (lines.length < 2) return null;
  const made = lines.map((line) => ({ id: newId(), text: line, right: false }));
  const here = options[at];
  if (here) made[0] = { ...here, text: lines[0] ?? '' };
  const rest = options.slice(at + 1).filter((option) => option.text.trim() !== '' || option.right);
  return [...options.slice(0, at), ...made, ...rest];
}

export const numberText = (value: number, locale: string): string => formatDecimal(value, locale);
