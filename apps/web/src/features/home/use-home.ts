import { FINISHED, isFinished } from '../learning/finished';
import { computed } from 'vue';
import { locale } from '../../app/i18n';
import { useSession } from '../../app/session';
import { useLoad } from '../../app/use-load';
import { getLibrary } from '../classes/api';
import { getMyProgress } from '../learning/api';
import { isNewcomer } from './is-newcomer';
import { stepsOfRole } from './steps-of-role';

const CONTINUE = 4;
const CONCEPTS = 3;
const NEW_CLASSES = 6;
const FOR_ROLE = 40;

/** What a person may want to do next; each part comes as soon as it is there. */
export function useHome() {
  const session = useSession();
  const role = computed(() => session.me?.participantRole ?? null);
  const steps = computed(() => stepsOfRole(role.value));
  /** Who works in several specialties is shown those of all. */
  const specialty = computed(() => {
    const [first, second] = session.me?.practice?.specialties ?? [];
    return second === undefined ? first : undefined;
  });
  const fits = computed(() => ({
    specialty: specialty.value,
    ...(steps.value.length > 0 ? { anyOf: steps.value.join(',') } : {}),
  }));

  const mine = useLoad(getMyProgress);
  const forRole = useLoad(
    (signal) => getLibrary(fits.value, { limit: FOR_ROLE }, signal),
    [locale, fits],
  );
  const fresh = useLoad(
    (signal) =>
      getLibrary({ ...fits.value, progress: 'not-begun' }, { limit: NEW_CLASSES }, signal),
    [locale, fits],
  );
  const concepts = useLoad(
    (signal) => getLibrary({ concept: 'true' }, { limit: CONCEPTS }, signal),
    locale,
  );

  const progress = computed(() => mine.data.value?.items ?? []);
  return {
    ...{ role, steps, specialty, forRole, fresh },
    begun: computed(() =>
      progress.value
        .filter((item) => item.progress < FINISHED && item.resumeMs !== null)
        .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
        .slice(0, CONTINUE),
    ),
    /** Only while the person is new, and only what they have not finished. */
    concepts: computed(() =>
      mine.data.value && isNewcomer(progress.value)
        ? (concepts.data.value?.items ?? []).filter((item) => !isFinished(item))
        : [],
    ),
  };
}
