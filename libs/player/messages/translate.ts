import type { Translate } from '../types';
import { en } from './en';
import { es } from './es';

export type MessageKey = keyof typeof en;

/** Both tables, for merging into vue-i18n under a name of the parent's choice. */
export const playerMessages = { en, es };

/** English texts, used when the parent injects no `t`. */
export const translateEnglish: Translate = (key, params = {}) =>
  en[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
