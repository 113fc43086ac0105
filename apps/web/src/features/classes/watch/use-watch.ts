import { onScopeDispose, ref, shallowRef } from 'vue';
import { asProblem, type ApiProblem } from '../../../app/http';
import { openWatchSession, type BatchAnswer, type WatchSession } from '../../learning/api';
import { toSpans, type Span } from '../../learning/spans';
import { getClass, getPlayback, type ClassDetail, type Playback } from '../api';

/** How often a class that is still being prepared is asked for again. */
const PREPARING_MS = 5_000;

/**
 * A class ready to be played: its details, a playback token and a watch session. Without a session
 * it still plays; the page then says that progress is not saved.
 * @param records false: nothing of what is played is put on record
 */
export function useWatch(classId: string, records: boolean) {
  const detail = shallowRef<ClassDetail | null>(null);
  const playback = shallowRef<Playback | null>(null);
  const session = shallowRef<WatchSession | null>(null);
  const watched = shallowRef<Span[]>([]);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(true);
  let gone = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => {
    gone = true;
    clearTimeout(again);
  });

  async function load(): Promise<void> {
    clearTimeout(again);
    loading.value = true;
    try {
      const found = await getClass(classId);
      detail.value = found;
      const [media, opened] = await Promise.all([
        getPlayback(classId),
        records ? openWatchSession(classId).catch(() => null) : null,
      ]);
      if (gone) return;
      session.value = opened;
      watched.value = toSpans(opened?.watched ?? found.watched);
      playback.value = media;
      problem.value = null;
    } catch (error) {
      problem.value = asProblem(error);
      const isPreparing = problem.value.code === 'not-playable';
      if (isPreparing && !gone) again = setTimeout(() => void load(), PREPARING_MS);
    } finally {
      loading.value = false;
    }
  }

  /** The token has expired: a fresh one; playback goes on where it was. */
  async function renewPlayback(): Promise<void> {
    try {
      playback.value = await getPlayback(classId);
    } catch {
      // The player asks again, and tells the person meanwhile.
    }
  }

  /** Takes over what the server has on record. */
  function takeProgress(answer: BatchAnswer): void {
    watched.value = toSpans(answer.watched);
    const known = detail.value;
    if (!known) return;
    const byId = new Map(answer.chapters.map((chapter) => [chapter.id, chapter.progress]));
    detail.value = {
      ...known,
      progress: answer.progress,
      chapters: known.chapters.map((chapter) => ({
        ...chapter,
        progress: byId.get(chapter.id) ?? chapter.progress,
      })),
    };
  }

  void load();
  return {
    detail,
    playback,
    session,
    watched,
    problem,
    loading,
    load,
    renewPlayback,
    takeProgress,
  };
}
