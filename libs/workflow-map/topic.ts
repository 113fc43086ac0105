/** Practice steps differ by specialty (overlays); billing steps are the same for all. */
export const AXES = ['practice', 'billing'] as const;
export type Axis = (typeof AXES)[number];

/** What people may put into a key: it goes into addresses. */
export const KEY_FORM = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*){0,2}$/;

/** The name of a topic in the API: `practice:eligibility`. */
export const topicKey = ({ axis, key }: { axis: Axis; key: string }): string => `${axis}:${key}`;

/** Null for what is not the name of a topic. */
export function parseTopicKey(text: string): { axis: Axis; key: string } | null {
  const [axis = '', key = '', ...rest] = text.split(':');
  if (rest.length > 0 || !isAxis(axis) || !KEY_FORM.test(key)) return null;
  return { axis, key };
}

const isAxis = (text: string): text is Axis => AXES.some((axis) => axis === text);

/** The text in the reader's language; English where nobody has translated it. */
export const inLanguage = (locale: 'en' | 'es', english: string, spanish: string | null): string =>
  locale === 'es' && spanish ? spanish : english;
