import { ref } from 'vue';
import { useRouter } from 'vue-router';
import { useSession } from '../../../app/session';
import { useProblemToast } from '../../../app/use-problem-toast';
import { makeClass } from './api';

/** Makes a draft of a recording and opens it. */
export function useMakeClass() {
  const session = useSession();
  const router = useRouter();
  const showProblem = useProblemToast();
  /** The recording of which one is being made. */
  const making = ref<string | null>(null);

  async function make(recordingId: string, title: string): Promise<void> {
    if (making.value) return;
    making.value = recordingId;
    try {
      const speaker = session.me?.name ?? '';
      const { id } = await makeClass({ recordingId, title, speaker });
      await router.push(`/studio/classes/${id}`);
    } catch (error) {
      showProblem(error);
    } finally {
      making.value = null;
    }
  }

  return { making, make };
}
