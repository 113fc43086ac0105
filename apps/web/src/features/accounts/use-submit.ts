import { ref, shallowRef } from 'vue';
import { asProblem, type ApiProblem } from '../../app/http';

/** One form at a time: busy while it is sent, and the server's refusal when it was not accepted. */
export function useSubmit(send: () => Promise<void>) {
  const busy = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);

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

  return { busy, problem, submit };
}
