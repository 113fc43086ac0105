import { shallowRef, watch } from 'vue';
import { parseFilmstrip, type FilmPicture } from './timeline/filmstrip';

/** The small pictures of a recording; none until they are there, or when they cannot be had. */
export function useFilm(address: () => string | null | undefined) {
  const pictures = shallowRef<readonly FilmPicture[]>([]);
  watch(
    address,
    async (now) => {
      if (!now) return;
      const url = new URL(now, location.href).href;
      const answer = await fetch(url).catch(() => null);
      if (answer?.ok && now === address())
        pictures.value = parseFilmstrip(await answer.text(), url);
    },
    { immediate: true },
  );
  return pictures;
}
