import { useToast } from '@nuxt/ui/composables';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useProblemToast } from '../../app/use-problem-toast';
import { nudge } from './api';

/** Reminds people by mail, and says how many got one. Mail cannot be taken back. */
export function useNudge(after: () => Promise<void>) {
  const { t } = useI18n();
  const toast = useToast();
  const showProblem = useProblemToast();
  const busy = ref(false);

  async function send(personIds: string[]): Promise<void> {
    busy.value = true;
    try {
      const { sent, skipped } = await nudge(personIds);
      toast.add({
        title: t('team.nudged', sent.length),
        ...(skipped.length > 0 ? { description: t('team.skipped', skipped.length) } : {}),
        icon: 'i-lucide-mail-check',
        color: 'success',
      });
      await after();
    } catch (error) {
      showProblem(error);
    } finally {
      busy.value = false;
    }
  }
  return { busy, send };
}
