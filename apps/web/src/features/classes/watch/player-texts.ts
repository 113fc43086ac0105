import { playerMessages, type Translate } from '@rounds/player';
import { locale } from '../../../app/i18n';

/** The player's texts in the language in use; `{name}` stands for a parameter. */
export const translatePlayer: Translate = (key, params = {}) =>
  playerMessages[locale.value][key].replace(/\{(\w+)\}/g, (whole: string, name: string) =>
    String(params[name] ?? whole),
  );
