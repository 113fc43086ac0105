import { onScopeDispose, ref, shallowRef } from 'vue';
import { asProblem, type ApiProblem } from '../../../app/http';
import { openWatchSession, type BatchAnswer, type WatchSession } from '../../learning/api';
import { toSpans, type Span } from '../../learning/spans';
import { getClass, getPlayback, type ClassDetail, type Playback } from '../api';

/**
 * A class ready to be played: its details, a playback token and a watch session. Without a session
 * it still plays; the page then says that progress is not saved.
 */
export function useWatch(classId: string) {
  const detail = shallowRef<ClassDetail | null>(null);
  const playback = shallowRef<Playback | null>(null);
  const session = shallowRef<WatchSession | null>(null);
  const watched = shallowRef<Span[]>([]);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(true);
  let gone = false;
  onScopeDispose(() => (gone = true));

  async function load(): Promise<void> {
    loading.value = true;
    problem.value = null;
    try {
      const found = await getClass(classId);
      detail.value = found;
      const [media, opened] = await Promise.all([
        getPlayback(classId),
        openWatchSession(classId).catch(() => null),
      ]);
      if (gone) return;
      session.value = opened;
      watched.value = toSpans(opened?.watched ?? found.watched);
      playback.value = media;
    } catch (error) {
      problem.value = asProblem(error);
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
