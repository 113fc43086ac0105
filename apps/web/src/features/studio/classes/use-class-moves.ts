import { useToast } from '@nuxt/ui/composables';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { ApiProblem } from '../../../app/http';
import { useProblemToast } from '../../../app/use-problem-toast';
import { archiveClass, deleteClass, publishClass, unpublishClass, type StudioClass } from './api';
import type { useClassEditor } from './use-class-editor';

/** Publishing and its opposites; what was typed is saved first. */
export function useClassMoves(editor: ReturnType<typeof useClassEditor>) {
  const { t } = useI18n();
  const toast = useToast();
  const router = useRouter();
  const showProblem = useProblemToast();
  const busy = ref(false);

  /** @returns whether everything is saved */
  async function save(tell = true): Promise<boolean> {
    if (!editor.dirty.value) return true;
    return (
      (await attempt(async () => {
        const saved = await editor.save();
        if (saved && tell) toast.add({ title: t('studio.class.saved'), icon: 'i-lucide-check' });
        return saved;
      })) ?? false
    );
  }

  async function keepMine(): Promise<void> {
    await attempt(async () => {
      if (await editor.keepMine()) {
        toast.add({ title: t('studio.class.saved'), icon: 'i-lucide-check' });
      }
    });
  }

  async function move(
    to: 'published' | 'unpublished' | 'archived',
    call: (id: string, revision: number) => Promise<StudioClass>,
  ): Promise<void> {
    if (!(await save(false)) || !editor.base.value) return;
    const { id, revision, state } = editor.base.value;
    await attempt(async () => {
      editor.adopt(await call(id, revision));
      toast.add({
        title: t(`studio.publish.told.${to}`),
        icon: 'i-lucide-check',
        color: 'success',
        ...(to === 'archived' ? { actions: [backTo(state)] } : {}),
      });
    });
  }

  /** A class that was published has to be published anew, with its check. */
  const backTo = (state: StudioClass['state']) => ({
    label: state === 'published' ? t('studio.publish.backToDraft') : t('studio.undo'),
    color: 'neutral' as const,
    variant: 'outline' as const,
    onClick: () => void move('unpublished', unpublishClass),
  });

  async function remove(): Promise<void> {
    const found = editor.base.value;
    if (!found) return;
    await attempt(async () => {
      await deleteClass(found.id);
      editor.adopt(found);
      toast.add({
        title: t('studio.publish.told.deleted', { title: found.title }),
        icon: 'i-lucide-trash-2',
      });
      await router.push('/studio/classes');
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

  return {
    busy,
    save,
    keepMine,
    remove,
    publish: () => move('published', publishClass),
    unpublish: () => move('unpublished', unpublishClass),
    archive: () => move('archived', archiveClass),
  };
}
