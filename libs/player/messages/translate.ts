import type { PlayerLocale, Translate } from '../types';
import { en } from './en';
import { es } from './es';

export type MessageKey = keyof typeof en;

/** Both tables, for merging into vue-i18n under a name of the parent's choice. */
export const playerMessages = { en, es };

/** The player's own texts in a language, used when the parent injects no `t`. */
export function translateIn(locale: PlayerLocale): Translate {
  const texts = playerMessages[locale];
  return (key, params = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
