import { useToast } from '@nuxt/ui/composables';
import { onScopeDispose } from 'vue';
import { useI18n } from 'vue-i18n';
import { useProblemToast } from '../../app/use-problem-toast';

/** Time to think better of it. */
const UNDO_MS = 6_000;

export interface Deferred {
  /** What the toast says was done. */
  title: string;
  run: () => Promise<unknown>;
  /** Shows again what was hidden; also called when `run` failed. */
  undo: () => void;
}

/**
 * Does what cannot be undone some seconds later, so that it can: the page shows it as done, and a
 * toast takes it back. Leaving the page does it at once.
 */
export function useDeferred(): (deferred: Deferred) => void {
  const { t } = useI18n();
  const toast = useToast();
  const showProblem = useProblemToast();
  const waiting = new Set<() => void>();

  onScopeDispose(() => [...waiting].forEach((finish) => finish()));

  return ({ title, run, undo }) => {
    const timer = setTimeout(finish, UNDO_MS);
    waiting.add(finish);
    const { id } = toast.add({
      title,
      icon: 'i-lucide-trash-2',
      color: 'neutral',
      duration: UNDO_MS,
      actions: [
        { label: t('studio.undo'), color: 'neutral', variant: 'outline', onClick: takeBack },
      ],
    });

    function end(): boolean {
      clearTimeout(timer);
      toast.remove(id);
      return waiting.delete(finish);
    }
    function takeBack(): void {
      if (end()) undo();
    }
    function finish(): void {
      if (!end()) return;
      run().catch((error: unknown) => {
        undo();
        showProblem(error);
      });
    }
  };
}
