import { useToast } from '@nuxt/ui/composables';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { ApiProblem } from '../../../../app/http';
import { useProblemToast } from '../../../../app/use-problem-toast';
import type { StudioClass } from '../api';
import type { ClassEditor } from '../use-class-editor';
import * as api from './api';

type Told =
  | 'published'
  | 'scheduled'
  | 'unscheduled'
  | 'unpublished'
  | 'archived'
  | 'unarchived'
  | 'restored';
type Call = (id: string, revision: number) => Promise<StudioClass>;

/** The moves of a class between its states; what was typed is saved first, each can be undone. */
export function useClassMoves(editor: ClassEditor) {
  const { t } = useI18n();
  const toast = useToast();
  const router = useRouter();
  const showProblem = useProblemToast();
  const busy = ref(false);

  /** @param told null: the page itself shows what happened */
  async function move(told: Told | null, call: Call, undo?: () => void): Promise<void> {
    // Learners would see less than what is on the page.
    const needsAll = told === 'published' || told === 'scheduled';
    if (!(await editor.save()) && needsAll) return tellUnsaved();
    if (!editor.base.value) return;
    const { id, revision } = editor.base.value;
    await attempt(async () => {
      editor.adopt(await call(id, revision));
      if (!told) return;
      const title = t(`studio.publish.told.${told}`);
      const actions = undo ? [undoBy(undo)] : [];
      toast.add({ title, icon: 'i-lucide-check', color: 'success', actions });
    });
  }

  /** Offline, incomplete, or a choice is open: the page shows which. */
  function tellUnsaved(): void {
    toast.add({
      title: t('studio.editor.save.first'),
      description: t(`studio.editor.save.${editor.saveState.value}`),
      color: 'warning',
      icon: 'i-lucide-triangle-alert',
    });
  }

  const undoBy = (undo: () => void) => ({
    label: t('studio.undo'),
    color: 'neutral' as const,
    variant: 'outline' as const,
    onClick: undo,
  });

  async function remove(): Promise<void> {
    const found = editor.base.value;
    if (!found) return;
    await editor.save();
    await attempt(async () => {
      await api.deleteClass(found.id);
      editor.discard();
      toast.add({
        title: t('studio.publish.told.deleted', { title: found.title }),
        icon: 'i-lucide-trash-2',
        duration: 12_000,
        actions: [undoBy(() => void bringBack(found.id))],
      });
      await router.push('/studio/classes');
    });
  }

  /** From wherever the person is by now. */
  async function bringBack(id: string): Promise<void> {
    await attempt(async () => {
      await api.restoreClass(id);
      await router.push(`/studio/classes/${id}`);
    });
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    busy.value = true;
    try {
      return await work();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'edited-meanwhile') await editor.load();
      showProblem(error);
      return null;
    } finally {
      busy.value = false;
    }
  }

  const publish = (): Promise<void> =>
    move('published', api.publishClass, () => void move('unpublished', api.unpublishClass));
  const unschedule = (): Promise<void> => {
    const before = editor.base.value?.publishing?.schedule;
    const undo = before && (() => void schedule(before.publishAt));
    return move('unscheduled', api.unscheduleClass, undo ?? undefined);
  };
  const schedule = (publishAt: string | null): Promise<void> =>
    move(
      'scheduled',
      (id, revision) => api.scheduleClass(id, revision, publishAt),
      () => void unschedule(),
    );
  const archive = (): Promise<void> =>
    move('archived', api.archiveClass, () => void move('unarchived', api.unarchiveClass));
  const unarchive = (): Promise<void> =>
    move('unarchived', api.unarchiveClass, () => void move('archived', api.archiveClass));
  const unpublish = (): Promise<void> => {
    const wasPublished = editor.base.value?.state === 'published';
    return move(
      'unpublished',
      api.unpublishClass,
      () => void (wasPublished ? publish() : archive()),
    );
  };
  const check = (checked: boolean): Promise<void> =>
    move(null, (id, revision) => api.checkPatientData(id, revision, checked));
  const restore = (): Promise<void> => move('restored', (id) => api.restoreClass(id));

  return {
    busy,
    ...{ check, publish, schedule, unschedule, unpublish, archive, unarchive, remove, restore },
  };
}

export type ClassMoves = ReturnType<typeof useClassMoves>;
