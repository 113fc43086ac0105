import { computed, ref, shallowRef, watch } from 'vue';
import { getDue, getPins, type Feedback, type FeedbackDue, type UnclearPin } from '../api';
import { FINISHED } from '../../learning/finished';

interface Progress {
  id: string;
  version: { id: string };
  progress: number;
  durationMs: number | null;
  chapters: { id: string; progress: number }[];
}

/**
 * What a person may be asked about a class, has said of it and has marked as unclear. Asks the
 * server anew whenever its record of what was watched finishes something.
 */
export function useClassFeedback(
  detail: () => Progress,
  watched: () => readonly (readonly [number, number])[],
  asks: boolean,
) {
  const given = shallowRef<Feedback[]>([]);
  const pins = shallowRef<UnclearPin[]>([]);
  /** Stays until it is closed, also after the answer. */
  const ask = shallowRef<FeedbackDue['ask']>(null);
  /** Somebody is at the question: another one waits. */
  const engaged = ref(false);
  const next = shallowRef<FeedbackDue['ask']>(null);
  const classId = detail().id;

  const finished = computed(() => {
    const { progress, chapters, durationMs } = detail();
    const atEnd = (watched().at(-1)?.[1] ?? 0) >= (durationMs ?? Infinity) - 2000;
    const done = chapters.filter((chapter) => chapter.progress >= FINISHED);
    return [progress >= FINISHED, atEnd, ...done.map(({ id }) => id)].join();
  });

  async function look(): Promise<void> {
    const answer = await getDue(classId).catch(() => null);
    if (!answer) return;
    given.value = answer.given;
    if (ask.value && engaged.value) next.value = answer.ask;
    else if (answer.ask) ask.value = answer.ask;
  }

  /** Takes over what was said of a thing; null: nothing any more. */
  function take(thingId: string, feedback: Feedback | null): void {
    const others = given.value.filter((one) => one.thingId !== thingId);
    given.value = feedback ? [...others, feedback] : others;
  }

  function close(): void {
    engaged.value = false;
    ask.value = next.value;
    next.value = null;
  }

  if (asks) {
    watch(finished, () => void look(), { immediate: true });
    getPins(classId).then(
      ({ items }) => (pins.value = items),
      () => undefined,
    );
  }
  return {
    ...{ ask, given, pins, take, close },
    engage: (on: boolean) => (engaged.value = on),
    versionId: () => detail().version.id,
  };
}

export type ClassFeedback = ReturnType<typeof useClassFeedback>;
