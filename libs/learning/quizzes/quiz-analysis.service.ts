import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QuizSources } from './quiz-sources.service';
import type { QuizAnalysis } from './schemas';

interface Whole {
  attempts: number;
  passedShare: number;
}
interface Item {
  questionId: string;
  asked: number;
  facility: number;
  discrimination: number | null;
}
interface Chosen {
  questionId: string;
  option: string;
  times: number;
}

/** Below this, figures say little. */
const FEW_ATTEMPTS = 20;

/**
 * The first finished attempt of each person: later ones were taken with the answers at hand. Staff
 * try quizzes out; that tells nothing of those who learn.
 */
const COUNTED = `counted as (
  select distinct on (attempt.person_id) attempt.id, attempt.passed, attempt.results
  from quiz_attempt attempt join person on person.id = attempt.person_id
  where attempt.quiz_id = $1 and attempt.finished_at is not null
    and person.practice_id is not null
  order by attempt.person_id, attempt.number
)`;

/**
 * Classical item analysis (Lord and Novick 1968; the same figures as in Moodle's quiz statistics):
 * facility is the part that got it right, discrimination the correlation of the question with the
 * score in the other questions of the attempt, null where nothing differs.
 */
const ITEMS = `with ${COUNTED}, attempt as (
  select counted.id, count(*) as asked, count(*) filter (where value = 'true') as "right"
  from counted cross join jsonb_each(counted.results) group by counted.id
), answered as (
  select key, (value = 'true')::int as own, attempt.asked, attempt.right
  from counted join attempt using (id) cross join jsonb_each(counted.results)
)
select key as "questionId", count(*)::int as asked, avg(own)::double precision as facility,
  corr(own, (answered.right - own)::double precision / (answered.asked - 1))
    filter (where answered.asked > 1) as discrimination
from answered group by key`;

/** What the finished attempts tell of the questions that a quiz asks now. */
@Injectable()
export class QuizAnalyses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: QuizSources,
  ) {}

  /** @throws DomainError `not-found` */
  async of(quizId: string): Promise<QuizAnalysis> {
    const { questions } = await this.sources.get(quizId);
    const [{ attempts, passedShare }, items, chosen] = await Promise.all([
      this.whole(quizId),
      this.items(quizId),
      this.chosen(quizId),
    ]);
    return {
      attempts,
      passedShare,
      few: attempts < FEW_ATTEMPTS,
      questions: questions.map(({ id, prompt, kind, options, truth }) => ({
        ...{ questionId: id, prompt, kind },
        ...(items.get(id) ?? { asked: 0, facility: null, discrimination: null }),
        options: optionsOf({ kind, options, truth }).map((option) => ({
          ...option,
          chosen: chosen.get(`${id} ${option.id}`) ?? 0,
        })),
      })),
    };
  }

  private async whole(quizId: string): Promise<Whole> {
    const [row] = await this.dataSource.query<Whole[]>(
      `with ${COUNTED} select count(*)::int as attempts,
         coalesce(avg(passed::int), 0)::double precision as "passedShare" from counted`,
      [quizId],
    );
    return row ?? { attempts: 0, passedShare: 0 };
  }

  private async items(quizId: string): Promise<Map<string, Omit<Item, 'questionId'>>> {
    const rows = await this.dataSource.query<Item[]>(ITEMS, [quizId]);
    return new Map(rows.map(({ questionId, ...figures }) => [questionId, figures]));
  }

  /** Question and option, with a space between → how often it was chosen. */
  private async chosen(quizId: string): Promise<Map<string, number>> {
    const rows = await this.dataSource.query<Chosen[]>(
      `with ${COUNTED} select answer.question_id as "questionId", option, count(*)::int as times
       from counted join quiz_answer answer on answer.attempt_id = counted.id
       cross join jsonb_array_elements_text(answer.picked) as option
       group by answer.question_id, option`,
      [quizId],
    );
    return new Map(rows.map((row) => [`${row.questionId} ${row.option}`, row.times]));
  }
}

type Options = QuizAnalysis['questions'][number]['options'];

/** Of numbers and orderings there is nothing to choose. */
function optionsOf({
  kind,
  options,
  truth,
}: {
  kind: string;
  options: Omit<Options[number], 'chosen'>[];
  truth: boolean | null;
}): Omit<Options[number], 'chosen'>[] {
  if (kind === 'single' || kind === 'multiple') return options;
  if (kind !== 'true-false') return [];
  return [true, false].map((is) => ({ id: String(is), text: String(is), right: is === truth }));
}
