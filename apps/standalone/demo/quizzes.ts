import { chiropracticEligibilityQuiz } from './quizzes/chiropractic-eligibility';
import { physicalTherapyUnitsQuiz } from './quizzes/physical-therapy-units';
import { readingADenialQuiz } from './quizzes/reading-a-denial';

/** One of each class of the demo. */
export const demoQuizzes = [
  readingADenialQuiz,
  physicalTherapyUnitsQuiz,
  chiropracticEligibilityQuiz,
] as const;
