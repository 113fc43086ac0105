import { computed, ref, shallowRef } from 'vue';
import { asProblem, type ApiProblem } from '../../app/http';
import { useProblemText } from '../../app/problem-text';

/** A form in a dialog: busy while it is sent; a refusal is shown in it. */
export function useForm(send: () => Promise<void>) {
  const problemText = useProblemText();
  const busy = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  const text = computed(() => (problem.value ? problemText(problem.value) : null));

  async function submit(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      await send();
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      busy.value = false;
    }
  }

  return { busy, text, submit };
}
