import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { useSession } from '../../../app/session';
import { titleOf } from '../recordings/current-stage';
import type { NewClasses } from './api';

/** What is to become of files, chosen before the server knows all of them. */
export interface Intent {
  facts: Omit<NewClasses, 'recordings'>;
  publish: boolean;
}

export interface BatchFile {
  uploadId: string;
  /** Null until its upload has begun: only some go at a time. */
  recordingId: string | null;
  name: string;
  title: string;
  intent: Intent | null;
}

/** Files that were dropped in this tab and of which no class was made yet. */
export const useBatch = defineStore('batch', () => {
  const session = useSession();
  const all = ref<BatchFile[]>([]);
  /** Those that nobody has decided about. */
  const files = computed(() => all.value.filter(({ intent }) => !intent));
  const promised = computed(() => all.value.filter(({ intent }) => intent));
  /** What can be done now. */
  const due = computed(() => promised.value.filter(({ recordingId }) => recordingId));

  const find = (uploadId: string) => all.value.find((file) => file.uploadId === uploadId);

  function add(uploadId: string, name: string): void {
    if (find(uploadId)) return;
    all.value.push({ uploadId, name, recordingId: null, title: titleOf(name), intent: null });
  }
  function begun(uploadId: string, recordingId: string): void {
    const file = find(uploadId);
    if (file) file.recordingId = recordingId;
  }
  const promise = (intent: Intent): void => files.value.forEach((file) => (file.intent = intent));
  const drop = (uploadId: string): void => {
    all.value = all.value.filter((file) => file.uploadId !== uploadId);
  };
  const clear = (): void => {
    all.value = all.value.filter(({ intent }) => intent);
  };
  watch(
    () => session.me?.id,
    () => (all.value = []),
  );
  return { ...{ files, promised, due }, ...{ add, begun, promise, drop, clear } };
});
