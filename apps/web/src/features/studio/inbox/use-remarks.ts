import { useToast } from '@nuxt/ui/composables';
import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { useProblemToast } from '../../../app/use-problem-toast';
import {
  getRemarks,
  handleRemarks,
  reopenRemarks,
  type Remark,
  type RemarkFilter,
} from '../feedback/api';
import { usePages } from '../../../app/lists/use-pages';

export const STATES = ['open', 'handled', 'all'] as const;
export const SOURCES = ['rating', 'pin'] as const;
export const MOODS = ['low', 'middle', 'high'] as const;

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((one) => one === value);
const textOf = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
/** The server takes no more at once. */
const MOST_AT_ONCE = 100;
export const keyOf = ({ source, id }: Pick<Remark, 'source' | 'id'>) => `${source} ${id}`;

/** Remarks and pins with their filter in the address, a choice among them, and how to answer them. */
export function useRemarks(base: () => RemarkFilter) {
  const { t } = useI18n();
  const toast = useToast();
  const showProblem = useProblemToast();
  const route = useRoute();
  const router = useRouter();

  const filter = computed<RemarkFilter>(() => {
    const { state, source, mood, chapter, q } = route.query;
    return {
      ...base(),
      ...(oneOf(STATES, state) && { state: oneOf(STATES, state) }),
      source: oneOf(SOURCES, source),
      mood: oneOf(MOODS, mood),
      chapterId: textOf(chapter),
      q: textOf(q),
    };
  });
  const isFiltered = computed(() =>
    ['state', 'source', 'mood', 'chapter', 'q'].some((key) => route.query[key]),
  );
  const pages = usePages((cursor) => getRemarks(filter.value, cursor), filter);

  const chosen = ref(new Set<string>());
  watch(pages.items, () => (chosen.value = new Set()));
  /** What is being answered; empty: nothing. */
  const answering = ref<Remark[]>([]);
  const busy = ref(false);

  function apply(change: Record<string, string | undefined>): void {
    void router.replace({ query: { ...route.query, ...change } });
  }

  function choose(remark: Remark, on: boolean): void {
    const next = new Set(chosen.value);
    if (on) next.add(keyOf(remark));
    else next.delete(keyOf(remark));
    chosen.value = next;
  }

  /** Every open one that is shown, as many as go at once. */
  function chooseAll(): void {
    const open = (pages.items.value ?? []).filter((one) => one.open).slice(0, MOST_AT_ONCE);
    chosen.value = new Set(open.map(keyOf));
  }

  async function handle(note: string): Promise<void> {
    busy.value = true;
    try {
      const { id, count } = await handleRemarks(answering.value, note);
      answering.value = [];
      toast.add({
        title: t('studio.inbox.handled', { n: count }, count),
        icon: 'i-lucide-check-check',
        color: 'success',
        actions: [
          {
            label: t('studio.undo'),
            color: 'neutral',
            variant: 'outline',
            onClick: () => void reopen(id),
          },
        ],
      });
    } catch (error) {
      showProblem(error);
    } finally {
      busy.value = false;
    }
    await pages.reload();
  }

  async function reopen(handlingId: string): Promise<void> {
    await reopenRemarks(handlingId).catch(showProblem);
    await pages.reload();
  }

  const answerChosen = () =>
    (answering.value = (pages.items.value ?? []).filter((one) => chosen.value.has(keyOf(one))));

  return {
    ...pages,
    ...{ filter, isFiltered, chosen, answering, busy },
    ...{ apply, choose, chooseAll, handle, reopen, answerChosen },
    answer: (remark: Remark) => (answering.value = [remark]),
    stopAnswering: () => (answering.value = []),
    clear: () => void router.replace({ query: {} }),
  };
}

export type RemarksView = ReturnType<typeof useRemarks>;
