import { ref, type Ref } from 'vue';
import { createI18n } from 'vue-i18n';
import { rememberedLocale, rememberLocale } from './preference';

export const LOCALES = ['en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

export interface Messages {
  [key: string]: string | Messages;
}

const tables: Record<Locale, () => Promise<Messages>> = {
  en: () => import('./en').then((module) => module.messages),
  es: () => import('./es').then((module) => module.messages),
};

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: {} as Record<string, Messages>,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
});

/** The language in use. */
export const locale: Ref<Locale> = ref('en');

/** Loads the language's texts, then switches the page to it and remembers the choice. */
export async function setLocale(next: Locale): Promise<void> {
  if (!i18n.global.availableLocales.includes(next)) {
    i18n.global.setLocaleMessage(next, await tables[next]());
  }
  i18n.global.locale.value = next;
  locale.value = next;
  document.documentElement.lang = next;
  rememberLocale(next);
}

/** Before anybody has signed in: what was chosen here last, else what the browser asks for. */
export async function startI18n(): Promise<void> {
  const asked = [rememberedLocale(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  const known = asked.find((tag): tag is Locale => LOCALES.some((name) => name === tag));
  await setLocale(known ?? 'en');
}
