/** How many got a question right, in words: a part of a message's name. */
export type FacilityWord = 'nearly-all' | 'most' | 'half' | 'few' | 'hardly-any';
/** How well a question tells those who know from those who do not. */
export type DiscriminationWord = 'well' | 'weakly' | 'not' | 'inverted' | 'unknown';

export function facilityWord(facility: number): FacilityWord {
  if (facility >= 0.9) return 'nearly-all';
  if (facility >= 0.7) return 'most';
  if (facility >= 0.4) return 'half';
  return facility >= 0.2 ? 'few' : 'hardly-any';
}

/** Below 0 those who did well overall got it wrong more often: often the key is wrong. */
export function discriminationWord(discrimination: number | null): DiscriminationWord {
  if (discrimination === null) return 'unknown';
  if (discrimination >= 0.3) return 'well';
  if (discrimination >= 0.1) return 'weakly';
  return discrimination >= -0.05 ? 'not' : 'inverted';
}

/** Whether an author should look at the question. */
export const wantsALook = (facility: number, discrimination: number | null): boolean =>
  facility < 0.2 || discriminationWord(discrimination) === 'inverted';
