import { useToast } from '@nuxt/ui/composables';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiProblem } from '../../../../app/http';
import { useProblemToast } from '../../../../app/use-problem-toast';
import type { StudioClass } from '../api';
import type { ClassEditor } from '../use-class-editor';
import { replaceVideo, restoreVersion } from './api';

/** Replaces the video of a class, and goes back to an earlier one. What was typed is saved first. */
export function useVideoMoves(editor: ClassEditor) {
  const { t } = useI18n();
  const toast = useToast();
  const showProblem = useProblemToast();
  const busy = ref(false);

  async function move(
    told: 'replaced' | 'restored',
    call: (id: string, revision: number) => Promise<StudioClass>,
  ): Promise<boolean> {
    await editor.save();
    const before = editor.base.value;
    if (!before || busy.value) return false;
    busy.value = true;
    try {
      editor.adopt(await call(before.id, before.revision));
      tell(told, before);
      return true;
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'edited-meanwhile') await editor.load();
      showProblem(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  function tell(told: 'replaced' | 'restored', before: StudioClass): void {
    // Learners get no video that nobody has looked at, not even by undoing.
    const isSafe = before.state !== 'published' || before.publishing?.patientCheck;
    const { number } = before.version;
    const undo = {
      label: t('studio.undo'),
      color: 'neutral' as const,
      variant: 'outline' as const,
      onClick: () => void restore(number, false),
    };
    toast.add({
      title: t(`studio.versions.told.${told}`),
      icon: 'i-lucide-check',
      color: 'success',
      duration: 12_000,
      actions: isSafe ? [undo] : [],
    });
  }

  const replace = (recordingId: string, looked: boolean) =>
    move('replaced', (id, revision) =>
      replaceVideo(id, { revision, recordingId, ...(looked && { noPatientData: true }) }),
    );
  const restore = (number: number, looked: boolean): Promise<boolean> =>
    move('restored', (id, revision) =>
      restoreVersion(id, number, { revision, ...(looked && { noPatientData: true }) }),
    );
  return { busy, replace, restore };
}
