import { formatPercent } from '@rounds/ui';
import { useI18n } from 'vue-i18n';
import { locale } from '../../app/i18n';
import type { Quiz } from './api';
import { standingOf } from './quiz-state';

/** Where a person stands with a quiz, in a few words. */
export function useStandingText(): (quiz: Quiz) => string {
  const { t } = useI18n();
  return (quiz) => {
    const standing = standingOf(quiz);
    switch (standing.kind) {
      case 'new':
        return t('quizzes.watch.state.new', { n: quiz.questionCount }, quiz.questionCount);
      case 'open':
        return t('quizzes.watch.state.open');
      case 'passed':
      case 'failed': {
        const score = formatPercent(standing.score, locale.value);
        return t(`quizzes.watch.state.${standing.kind}`, { score });
      }
    }
  };
}
