import { useI18n } from 'vue-i18n';
import type { Room } from './use-room';

/** What somebody is called here: those of other practices are numbers to each other. */
export function useAuthor(room: Room): (number: number) => string {
  const { t } = useI18n();
  return (number) => {
    if (number === room.you.value?.number) return t('webinars.room.you');
    return room.names.value[number] ?? t('webinars.room.participant', { n: number });
  };
}
