import type { AskedQuestion } from './asked';
import { pictureUrl } from './question-picture';
import type { QuizAnswer } from './quiz-answer.entity';
import type { QuizAttempt } from './quiz-attempt.entity';
import type { AttemptView } from './schemas';

type Asked = AttemptView['questions'][number];
type Judged = AttemptView['judged'][number];

/** An attempt as its person sees it: what is right is told once it is finished. */
export function toAttemptView(
  attempt: QuizAttempt,
  answers: readonly QuizAnswer[],
  references: ReadonlyMap<string, Judged['reference']>,
): AttemptView {
  const { id, quizId, number, passPercent, score, passed, results, questions } = attempt;
  return {
    ...{ id, quizId, number, passPercent, score, passed },
    startedAt: attempt.startedAt.toISOString(),
    finishedAt: attempt.finishedAt?.toISOString() ?? null,
    questions: questions.map(toAsked),
    answers: answers.map(({ questionId, picked, value }) => ({ questionId, picked, value })),
    judged: results
      ? questions.map((question) => ({
          questionId: question.id,
          correct: results[question.id] ?? false,
          right: rightOf(question),
          explanation: question.explanation,
          reference: references.get(question.id) ?? null,
        }))
      : [],
  };
}

function toAsked({ id, kind, prompt, picture, options, shown, unit }: AskedQuestion): Asked {
  const texts = new Map(options.map((option) => [option.id, option.text]));
  return {
    ...{ id, kind, prompt, unit },
    picture: picture && { url: pictureUrl(picture.id), alt: picture.alt },
    options: shown.map((option) => ({ id: option, text: texts.get(option) ?? '' })),
  };
}

function rightOf({ kind, options, truth, value, tolerance }: AskedQuestion): Judged['right'] {
  switch (kind) {
    case 'numeric':
      return { picked: [], value, tolerance };
    case 'true-false':
      return { picked: [String(truth)], value: null, tolerance: 0 };
    case 'ordering':
      return { picked: options.map(({ id }) => id), value: null, tolerance: 0 };
    case 'single':
    case 'multiple': {
      const right = options.filter((option) => option.right);
      return { picked: right.map(({ id }) => id), value: null, tolerance: 0 };
    }
  }
}
