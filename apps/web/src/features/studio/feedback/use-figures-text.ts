import { useI18n } from 'vue-i18n';
import { locale } from '../../../app/i18n';
import type { Figures, Trend } from './api';

/** Figures of feedback in words and by locale. */
export function useFiguresText() {
  const { t } = useI18n();
  const percent = (part: number) =>
    new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 0 }).format(
      part,
    );
  const decimal = (value: number) =>
    new Intl.NumberFormat(locale.value, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }).format(value);

  return {
    percent,
    /** `4.2 of 5` */
    mean: ({ mean }: Figures) =>
      mean === null
        ? t('studio.feedback.noMean')
        : t('studio.feedback.meanOf', { mean: decimal(mean) }),
    answers: ({ n }: Figures) => t('studio.feedback.answers', { n }, n),
    /** `75 % satisfied, surely between 30 % and 95 %` */
    share: ({ share }: Figures) =>
      share
        ? t('studio.feedback.shareText', {
            share: percent(share.share),
            low: percent(share.low),
            high: percent(share.high),
          })
        : t('studio.feedback.noAnswers'),
    /** What the weeks show, in one sentence. */
    trend: ({ weeks, direction }: Trend) => {
      const half = weeks.length / 2;
      const [before, after] = [weeks.slice(0, half), weeks.slice(half)].map((part) => ({
        n: part.reduce((sum, week) => sum + week.n, 0),
        positive: part.reduce((sum, week) => sum + week.positive, 0),
      }));
      if (!before?.n && !after?.n) return t('studio.feedback.trend.none');
      if (!before?.n || !after?.n) return t('studio.feedback.trend.fewer');
      return t(`studio.feedback.trend.${direction}`, {
        before: percent(before.positive / before.n),
        after: percent(after.positive / after.n),
      });
    },
    week: (monday: string) =>
      new Intl.DateTimeFormat(locale.value, {
        day: 'numeric',
        month: 'short',
        timeZone: 'UTC',
      }).format(new Date(monday)),
  };
}
