import { useToast } from '@nuxt/ui/composables';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useProblemToast } from '../../app/use-problem-toast';

export interface Said {
  rating: number;
  remark: string;
}

/** How one says something of a thing, and takes it back. */
export interface Voice<Feedback extends Said> {
  /** Without a remark the words stay as they are. */
  say(rating: number, remark?: string): Promise<Feedback>;
  takeBack(given: Feedback): Promise<unknown>;
}

/** Saves what one says of a thing at once, one after the other: the last tap wins. */
export function useSay<Feedback extends Said>(
  voice: () => Voice<Feedback>,
  given: () => Feedback | null,
  take: (feedback: Feedback | null) => void,
) {
  const { t } = useI18n();
  const toast = useToast();
  const showProblem = useProblemToast();
  const busy = ref(false);
  /** Shown before the server has answered. */
  const chosen = ref<number | null>(null);
  let asked = 0;
  let before: Promise<unknown> = Promise.resolve();

  async function say(rating: number, remark?: string, of = voice()): Promise<boolean> {
    const own = ++asked;
    chosen.value = rating;
    busy.value = true;
    try {
      const saving = before.then(() => of.say(rating, remark));
      before = saving.catch(() => undefined);
      const saved = await saving;
      if (own === asked) take(saved);
      return true;
    } catch (error) {
      showProblem(error);
      return false;
    } finally {
      if (own === asked) {
        busy.value = false;
        chosen.value = null;
      }
    }
  }

  async function takeBack(): Promise<void> {
    const before = given();
    const of = voice();
    if (!before) return;
    try {
      await of.takeBack(before);
    } catch (error) {
      showProblem(error);
      return;
    }
    take(null);
    toast.add({
      title: t('feedback.takenBack'),
      icon: 'i-lucide-trash-2',
      color: 'neutral',
      actions: [
        {
          label: t('feedback.undo'),
          color: 'neutral',
          variant: 'outline',
          onClick: () => void say(before.rating, before.remark, of),
        },
      ],
    });
  }

  return { busy, chosen, say, takeBack };
}
