import { useToast } from '@nuxt/ui/composables';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useProblemToast } from '../../../app/use-problem-toast';
import {
  makeClasses,
  publishClasses,
  restoreTags,
  tagClasses,
  withdrawClasses,
  type BulkResult,
  type ClassRef,
  type NewClasses,
  type TagChange,
} from './api';
import { isDone, refsOf } from './outcome';
import { useOutcomeText } from './use-outcome-text';

/** What is done to many classes at once; a toast tells how it went and takes it back. */
export function useBulkMoves() {
  const { t } = useI18n();
  const toast = useToast();
  const showProblem = useProblemToast();
  const outcome = useOutcomeText();
  const busy = ref(false);

  function tell(results: readonly BulkResult[], undo?: () => Promise<unknown>): void {
    const back = {
      label: t('studio.undo'),
      color: 'neutral',
      variant: 'outline',
      onClick: () => void undo?.().catch(showProblem),
    } as const;
    toast.add({
      title: outcome.ofAll(results),
      icon: results.every(isDone) ? 'i-lucide-check' : 'i-lucide-triangle-alert',
      color: results.every(isDone) ? 'success' : 'warning',
      duration: 12_000,
      actions: undo ? [back] : [],
    });
  }

  async function run(work: () => Promise<BulkResult[]>): Promise<BulkResult[]> {
    if (busy.value) return [];
    busy.value = true;
    try {
      return await work();
    } catch (error) {
      showProblem(error);
      return [];
    } finally {
      busy.value = false;
    }
  }

  const make = (input: NewClasses) =>
    run(async () => {
      const { items } = await makeClasses(input);
      tell(items);
      return items;
    });

  const tag = (refs: ClassRef[], change: TagChange) =>
    run(async () => {
      const { items } = await tagClasses(refs, change, false);
      const back = items.flatMap(({ id, code, revision, before }) =>
        code === 'changed' && before && revision !== null ? [{ id, revision, ...before }] : [],
      );
      tell(items, back.length ? async () => tell((await restoreTags(back)).items) : undefined);
      return items;
    });

  const publish = (refs: ClassRef[]) =>
    run(async () => {
      const { items } = await publishClasses(refs);
      const back = refsOf(items, 'published', 'waiting');
      tell(items, back.length ? () => withdraw(back) : undefined);
      return items;
    });

  async function withdraw(refs: ClassRef[]): Promise<void> {
    tell((await withdrawClasses(refs)).items);
  }

  /** Makes the classes of files that were just dropped, and publishes them if told so. */
  const makeAndPublish = (input: NewClasses) =>
    run(async () => {
      const { items } = await makeClasses(input);
      const refs = refsOf(items, 'made');
      const lost = items.filter((one) => one.code !== 'made');
      if (refs.length === 0) {
        tell(lost);
        return lost;
      }
      const published = (await publishClasses(refs)).items;
      const back = refsOf(published, 'published', 'waiting');
      const all = [...published, ...lost];
      tell(all, back.length ? () => withdraw(back) : undefined);
      return all;
    });

  return {
    ...{ busy, make, tag, publish, makeAndPublish },
    withdraw: (refs: ClassRef[]) => withdraw(refs).catch(showProblem),
  };
}
