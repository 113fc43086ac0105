import { useI18n } from 'vue-i18n';
import type { BulkResult } from './api';
import { countByCode } from './outcome';

/** Tells what became of one, and of all together. */
export function useOutcomeText() {
  const { t, te } = useI18n();
  const keyOf = (code: string): string => (te(`studio.bulk.code.${code}`) ? code : 'internal');
  return {
    of: ({ code }: Pick<BulkResult, 'code'>): string => t(`studio.bulk.code.${keyOf(code)}`),
    ofAll: (results: readonly BulkResult[]): string =>
      countByCode(results)
        .map(([code, n]) => t(`studio.bulk.count.${keyOf(code)}`, { n }, n))
        .join(' · '),
  };
}
