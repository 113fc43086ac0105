import { useI18n } from 'vue-i18n';
import type { MapPlace } from '../api';

/** Says in words what a place shows: for its name, and where there is room for words. */
export function usePlaceWords() {
  const { t } = useI18n();

  function covered({ count, begun, finished }: MapPlace): string {
    const parts = [t('workflow-map.chapters', { n: count }, count)];
    if (finished > 0) parts.push(t('workflow-map.finished', { n: finished }, finished));
    if (begun > 0) parts.push(t('workflow-map.begun', { n: begun }, begun));
    return parts.join(', ');
  }

  function asked({ request }: MapPlace): string {
    const votes = request?.votes ?? 0;
    return votes > 0 ? t('workflow-map.asked', { n: votes }, votes) : '';
  }

  const wordsOf = (place: MapPlace): string =>
    place.count > 0
      ? covered(place)
      : [t('workflow-map.empty'), asked(place)].filter(Boolean).join(', ');

  return { wordsOf, asked };
}
