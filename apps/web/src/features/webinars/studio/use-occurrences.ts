import { refDebounced } from '@vueuse/core';
import { computed, watch, type ComputedRef, type Ref } from 'vue';
import type { ApiProblem } from '../../../app/http';
import { useLoad } from '../../../app/use-load';
import { getOccurrences, type Occurrence, type OccurrencesQuestion } from './api';
import { dayOfOccurrence, questionOf, troubleOf, type SeriesTrouble } from './repeat-form';
import type { WebinarForm } from './webinar-form';

const TYPING_MS = 250;

export interface Occurrences {
  /** Null while the form does not say enough. */
  items: Readonly<Ref<Occurrence[] | null>>;
  problem: Readonly<Ref<ApiProblem | null>>;
  /** Whether what is shown is not yet of what the form says. */
  pending: ComputedRef<boolean>;
  trouble: ComputedRef<SeriesTrouble | null>;
  /** Whether the server would refuse the series, which is told where the dates are. */
  refused: ComputedRef<boolean>;
}

/** The dates of a series that is planned, as the server tells them: it alone knows the rule. */
export function useOccurrences(form: Ref<WebinarForm>): Occurrences {
  const text = computed(() => JSON.stringify(questionOf(form.value)));
  const asked = refDebounced(text, TYPING_MS);
  const { data, problem, loading } = useLoad(async (signal) => {
    const question = JSON.parse(asked.value) as OccurrencesQuestion | null;
    return question && (await getOccurrences(question, signal)).items;
  }, asked);

  const pending = computed(() => loading.value || text.value !== asked.value);
  const trouble = computed(() => {
    if (pending.value || problem.value || !data.value) return null;
    return troubleOf(data.value, form.value.exceptions, new Date());
  });
  const refused = computed(
    () => trouble.value !== null || (!pending.value && problem.value?.status === 400),
  );
  watch(data, (items) => {
    if (!items) return;
    const days = items.map(dayOfOccurrence);
    form.value.exceptions = form.value.exceptions.filter((day) => days.includes(day));
  });
  return { items: data, problem, pending, trouble, refused };
}
