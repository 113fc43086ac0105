import { FINISHED } from '../learning/finished';

interface Watched {
  chapters: readonly { progress: number }[];
}

/** Who has finished so many chapters has found the way in. */
const AT_HOME = 8;

/** Somebody who has watched little is shown first how the work hangs together. */
export const isNewcomer = (progress: readonly Watched[]): boolean =>
  progress.flatMap(({ chapters }) => chapters).filter((one) => one.progress >= FINISHED).length <
  AT_HOME;
