import { useToast } from '@nuxt/ui/composables';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { useProblemToast } from '../../app/use-problem-toast';
import { chooseReminders, leave, register, type ReminderKind, type Webinar } from './api';

/** Comes to a webinar, or not any more; what the server answers goes to `changed`. */
export function useRegistration(changed: (webinar: Webinar) => void) {
  const { t } = useI18n();
  const toast = useToast();
  const router = useRouter();
  const tellProblem = useProblemToast();
  const busy = ref(false);

  async function run(work: () => Promise<Webinar>): Promise<Webinar | null> {
    if (busy.value) return null;
    busy.value = true;
    try {
      const webinar = await work();
      changed(webinar);
      return webinar;
    } catch (error) {
      tellProblem(error);
      return null;
    } finally {
      busy.value = false;
    }
  }

  const come = (id: string, wholeSeries = false) => run(() => register(id, wholeSeries));

  async function go(id: string, wholeSeries = false): Promise<void> {
    const left = await run(() => leave(id, wholeSeries));
    if (!left) return;
    toast.add({
      title: t('webinars.webinar.left'),
      icon: 'i-lucide-check',
      actions: [
        {
          label: t('webinars.webinar.undo'),
          color: 'neutral',
          variant: 'outline',
          onClick: () => void come(id, wholeSeries),
        },
      ],
    });
  }

  /** One click: who has no place yet takes one on the way in. */
  async function join({ id, role }: Webinar): Promise<void> {
    if (role === 'invited') await come(id);
    await router.push(`/live/${id}`);
  }

  const remind = (id: string, reminders: ReminderKind[]) =>
    run(() => chooseReminders(id, reminders));

  return { busy, come, go, join, remind };
}
