import { ref } from 'vue';

/** What screen readers should say now; shown in a polite live region of the shell. */
export const announcement = ref('');

export function announce(text: string): void {
  announcement.value = text;
}
