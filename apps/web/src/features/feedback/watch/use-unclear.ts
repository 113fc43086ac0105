import { useToast } from '@nuxt/ui/composables';
import { onScopeDispose, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useProblemToast } from '../../../app/use-problem-toast';
import { addPin, describePin, removePin, type UnclearPin } from '../api';
import type { ClassFeedback } from './use-class-feedback';

/** How long the pin that was just set offers words and undo. */
const SHOWN_MS = 8_000;

/** Sets pins, gives them words, takes them away and brings them back. */
export function useUnclear({ versionId, pins }: ClassFeedback) {
  const { t } = useI18n();
  const toast = useToast();
  const showProblem = useProblemToast();
  const fresh = shallowRef<UnclearPin | null>(null);
  /** The second was pinned already: there is nothing to undo, and the words of then stand. */
  const wasThere = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));

  function take(pin: UnclearPin): void {
    const others = pins.value.filter(({ id }) => id !== pin.id);
    pins.value = [...others, pin].toSorted((a, b) => a.atMs - b.atMs);
  }

  /** Somebody is busy with the card: it stays. */
  function hold(): void {
    clearTimeout(timer);
  }
  function release(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (fresh.value = null), SHOWN_MS);
  }

  async function mark(atMs: number): Promise<void> {
    try {
      const pin = await addPin(versionId(), atMs);
      wasThere.value = pins.value.some(({ id }) => id === pin.id);
      take(pin);
      fresh.value = pin;
      release();
    } catch (error) {
      showProblem(error);
    }
  }

  async function describe(pin: UnclearPin, words: string): Promise<boolean> {
    try {
      take(await describePin(pin.id, words));
      return true;
    } catch (error) {
      showProblem(error);
      return false;
    }
  }

  async function remove(pin: UnclearPin): Promise<void> {
    fresh.value = null;
    try {
      await removePin(pin.id);
    } catch (error) {
      showProblem(error);
      return;
    }
    pins.value = pins.value.filter(({ id }) => id !== pin.id);
    toast.add({
      title: t('feedback.pin.removed'),
      icon: 'i-lucide-trash-2',
      color: 'neutral',
      actions: [
        {
          label: t('feedback.undo'),
          color: 'neutral',
          variant: 'outline',
          onClick: () => void addPin(versionId(), pin.atMs, pin.words).then(take, showProblem),
        },
      ],
    });
  }

  const close = () => (fresh.value = null);
  return { fresh, wasThere, mark, describe, remove, hold, release, close };
}

export type Unclear = ReturnType<typeof useUnclear>;
