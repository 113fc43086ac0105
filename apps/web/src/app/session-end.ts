import { useToast } from '@nuxt/ui/composables';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { onSessionEnded } from './http';
import { useSession } from './session';

/** When the server says that the session is over, the person signs in again and comes back here. */
export function useSessionEnd(): void {
  const session = useSession();
  const router = useRouter();
  const toast = useToast();
  const { t } = useI18n();
  onSessionEnded(() => {
    if (!session.me) return;
    session.forget();
    toast.add({ title: t('app.sessionEnded'), icon: 'i-lucide-log-in', color: 'warning' });
    void router.push({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath } });
  });
}
