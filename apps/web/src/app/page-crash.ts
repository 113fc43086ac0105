import { onErrorCaptured, shallowRef, watch, type Ref } from 'vue';
import { useRoute } from 'vue-router';

/**
 * Whether a part of a page failed while it was set up or drawn, in Vue's words for development and
 * for production. What fails in a handler of an event leaves the page as it is.
 */
const BREAKS_THE_PAGE = /setup function|render function|runtime-[01]$/;

/** Set while the open page cannot be drawn; another page begins anew. */
export function usePageCrash(): Readonly<Ref<Error | null>> {
  const crash = shallowRef<Error | null>(null);
  const route = useRoute();
  onErrorCaptured((error, _, info) => {
    if (!BREAKS_THE_PAGE.test(info)) return;
    crash.value = error;
    console.error(error);
    return false;
  });
  watch(
    () => route.path,
    () => (crash.value = null),
  );
  return crash;
}
