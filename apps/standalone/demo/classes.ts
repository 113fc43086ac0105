import { chiropracticEligibility } from './classes/chiropractic-eligibility';
import { physicalTherapyUnits } from './classes/physical-therapy-units';
import { readingADenial } from './classes/reading-a-denial';
import type { DemoClass } from './lesson';

export type { DemoClass, DemoFilm, SpecialtyKey, TopicKey } from './lesson';

/** The classes of the demo. Their films are made by `npm run demo:make` and lie in `media/`. */
export const demoClasses: readonly DemoClass[] = [
  chiropracticEligibility,
  physicalTherapyUnits,
  readingADenial,
];
