import { useToast } from '@nuxt/ui/composables';
import { useI18n } from 'vue-i18n';

/** Says that what was just done in a preview is not kept. */
export function usePreviewToast() {
  const { t } = useI18n();
  const toast = useToast();
  return () =>
    void toast.add({ title: t('classes.preview.notKept'), icon: 'i-lucide-eye', color: 'info' });
}
