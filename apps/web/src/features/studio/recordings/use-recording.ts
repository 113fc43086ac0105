import { onScopeDispose, ref, shallowRef } from 'vue';
import { asProblem, type ApiProblem } from '../../../app/http';
import { useEvents } from '../../../app/use-events';
import type { Playback } from '../../classes/api';
import { getClasses, type ClassSummary } from '../classes/api';
import { getRecording, getRecordingPlayback, type Recording } from './api';

/** One recording, followed by events; with its preview as soon as it plays. */
export function useRecording(id: string) {
  const recording = shallowRef<Recording | null>(null);
  const playback = shallowRef<Playback | null>(null);
  const ofClass = shallowRef<ClassSummary | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const loading = ref(false);
  let gone = false;
  onScopeDispose(() => (gone = true));

  async function load(): Promise<void> {
    loading.value = true;
    try {
      recording.value = await getRecording(id);
      problem.value = null;
      if (recording.value.playable && !playback.value) await renewPlayback();
    } catch (error) {
      const failure = asProblem(error);
      // What is shown stays when only the server cannot be reached.
      if (!recording.value || failure.status === 404) problem.value = failure;
    } finally {
      loading.value = false;
    }
  }

  async function renewPlayback(): Promise<void> {
    try {
      playback.value = await getRecordingPlayback(id);
    } catch {
      // The player asks again; without a preview the page still tells the state.
    }
  }

  async function findClass(): Promise<void> {
    const { items } = await getClasses({ recordingId: id }, { limit: 1 });
    ofClass.value = items[0] ?? null;
  }

  useEvents((event) => {
    const mine = event.type === 'recording' && event.id === id;
    if (!gone && (mine || event.type === 'reconnected')) void load();
  });
  void load();
  void findClass().catch(() => undefined);
  return { recording, playback, ofClass, problem, loading, load, renewPlayback };
}
