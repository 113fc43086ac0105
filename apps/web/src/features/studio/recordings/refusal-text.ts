import { useI18n } from 'vue-i18n';
import type { Recording } from './api';

/** In plain words why a recording cannot be used, and what to do; null when nothing is wrong. */
export function useRefusalText(): (
  recording: Pick<Recording, 'state' | 'error'>,
) => { title: string; help: string } | null {
  const { t, te } = useI18n();
  return ({ state, error }) => {
    if (state === 'degraded') {
      return { title: t('studio.refusal.degraded.title'), help: t('studio.refusal.degraded.help') };
    }
    if (state !== 'failed' && state !== 'rejected') return null;
    const code = error && te(`studio.refusal.${error.code}.title`) ? error.code : state;
    return {
      title: t(`studio.refusal.${code}.title`),
      help: t(`studio.refusal.${code}.help`),
    };
  };
}
