import { useToast } from '@nuxt/ui/composables';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';

/** What browsers say when the code of a page is gone, as after an upgrade of the server. */
const CODE_IS_GONE = /dynamically imported module|module script failed|preload CSS/i;

/** A page whose code cannot be loaded says so and offers to load everything anew. */
export function usePageFailure(): void {
  const router = useRouter();
  const toast = useToast();
  const { t } = useI18n();
  router.onError((error: unknown, to) => {
    if (!(error instanceof Error && CODE_IS_GONE.test(error.message))) return;
    toast.add({
      title: t('app.pageFailed'),
      color: 'error',
      icon: 'i-lucide-triangle-alert',
      duration: 0,
      actions: [{ label: t('app.reload'), onClick: () => location.assign(to.fullPath) }],
    });
  });
}
