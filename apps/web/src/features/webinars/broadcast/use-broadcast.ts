import { onScopeDispose, ref, shallowRef } from 'vue';
import { asProblem, type ApiProblem } from '../../../app/http';
import { getBroadcast, type Broadcast } from './api';

const LOOK_EVERY_MS = 3000;

/** The broadcast of a webinar, kept up to date. A server that is away for a moment is no matter. */
export function useBroadcast(webinarId: string) {
  const broadcast = shallowRef<Broadcast | null>(null);
  /** What the server's clock is ahead of ours. */
  const clockAheadMs = ref(0);
  /** Why the server refuses to tell. */
  const problem = shallowRef<ApiProblem | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function look(): Promise<void> {
    clearTimeout(timer);
    try {
      const askedAt = Date.now();
      const found = await getBroadcast(webinarId);
      clockAheadMs.value = Date.parse(found.now) - (askedAt + Date.now()) / 2;
      broadcast.value = found;
      problem.value = null;
    } catch (error) {
      const told = asProblem(error);
      if (told.status >= 400 && told.status < 500) problem.value = told; // else the next look tells
    }
    if (!isOver) timer = setTimeout(() => void look(), LOOK_EVERY_MS);
  }
  void look();
  onScopeDispose(() => {
    isOver = true;
    clearTimeout(timer);
  });
  return { broadcast, clockAheadMs, problem, look };
}
